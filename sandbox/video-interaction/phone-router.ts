import { Router } from 'express';
import { createAssetsRouter } from './assets-router.ts';
import { renderPhone } from './pages/phone-page.ts';
import type { VideoInteraction } from './video-interaction.ts';

/**
 * The customer's phone, to be mounted on any server: the page at its root (`?number=+…`; without a number it is the
 * phone of whoever got the latest message), and its messages at `/messages`.
 */
export function createPhoneRouter({ store }: Pick<VideoInteraction, 'store'>): Router {
  const router = Router();
  router.use('/assets', createAssetsRouter());

  router.get('/', (request, response) => {
    response.set({
      'Cache-Control': 'no-store',
      // The frame shows the guest page, which is on the 8x8 side's own origin.
      'Content-Security-Policy': "default-src 'self'; img-src data:; frame-src http: https:; base-uri 'none'",
      'Referrer-Policy': 'no-referrer',
    });
    response.send(renderPhone(request.baseUrl, numberOf(request.query['number'])));
  });

  router.get('/messages', (request, response) => {
    const messages = store.messages();
    const number = numberOf(request.query['number']) ?? messages.at(-1)?.to;
    response.set('Cache-Control', 'no-store').json({
      number: number ?? null,
      messages: messages
        .filter(({ to }) => to === number)
        .map(({ text, link, sentAt }) => ({ text, link, sentAt: new Date(sentAt).toISOString() })),
    });
  });
  return router;
}

/** A `+` that was not encoded in the URL arrives as a space. */
function numberOf(value: unknown): string | undefined {
  const digits = typeof value === 'string' ? value.replace(/\D/gu, '') : '';
  return digits === '' ? undefined : `+${digits}`;
}
