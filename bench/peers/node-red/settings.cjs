// What a flow needs to run alone: no editor, no palette, no log of each message.
module.exports = {
  uiHost: '127.0.0.1',
  httpAdminRoot: false,
  httpNodeRoot: '/',
  flowFile: process.env.BENCH_FLOW,
  credentialSecret: false,
  diagnostics: { enabled: false },
  telemetry: { enabled: false },
  logging: { console: { level: 'error', metrics: false, audit: false } },
};
