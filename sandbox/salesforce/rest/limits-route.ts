import type { Route } from './routes.ts';

/** `/limits`: only the allowances that the sandbox keeps count of. */
export const limitsRoute: Route = {
  pattern: 'limits',
  methods: {
    GET: ({ org, dailyApiRequests }) => ({
      status: 200,
      body: {
        DailyApiRequests: {
          Max: dailyApiRequests,
          Remaining: Math.max(0, dailyApiRequests - org.apiUsage().total),
        },
      },
    }),
  },
};
