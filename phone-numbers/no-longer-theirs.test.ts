import { describe, expect, it } from 'vitest';
import { judgeNumber } from './judge-number.ts';

const NUMBER = '+43 664 7654321';

function read(text: string): string {
  const judged = judgeNumber(text, { addresses: [], defaultRegion: 'AT' });
  return judged.kind === 'unreadable' ? judged.reason : judged.kind;
}

describe('words that say whose number it is not, or what it is for', () => {
  it.each([
    [
      'WhatsApp only',
      'only Viber',
      'nur WhatsApp',
      'solo WhatsApp',
      'só WhatsApp',
      'uniquement Telegram',
      'только WhatsApp',
    ],
    ['voice only', 'calls only', 'nur Anrufe', 'sólo llamadas', 'seulement appels', '仅限微信', 'TTY', 'pager'],
    ['not his', 'not working', 'doesn’t work', 'expired', 'cancelled', 'incorrect', 'stolen', 'moved', 'bad number'],
    ['gekündigt', 'nicht seine', 'ist tot', 'vervallen', 'opgezegd', 'uit dienst'],
    ['hors service', 'résilié', 'n’est plus valide', 'disdetto', 'non esiste', 'ya no', 'dado de baja', 'murió'],
    ['desligado', 'não é dele', 'ikke i bruk', 'ogiltigt', 'nieważny', 'neexistuje', 'megszűnt', 'nu mai folosește'],
    [
      'δεν χρησιμοποιείται',
      'не работает',
      'недействителен',
      'чужой',
      'недійсний',
      'kullanılmıyor',
      'geçersiz',
      'sai số',
    ],
    ['خطأ', 'قديم', 'اشتباه', 'שגוי', 'לא פעיל', 'गलत', 'पुराना', 'नंबर बंद', 'เบอร์ผิด', 'เบอร์เก่า'],
    ['已停机', '错误', '打错', '無効', '使われていません', '間違い', '결번', '없는 번호', '잘못된'],
    ['❌', '🚫', '📵', '☠️', '🕊', '✗', '~~'],
  ])('are understood: %s and the like', (...words) => {
    const missed = words.flatMap((text) =>
      [`${text} ${NUMBER}`, `${NUMBER} ${text}`, `${NUMBER} (${text})`].filter((whole) => read(whole) !== 'notToCall'),
    );
    expect(missed).toEqual([]);
  });

  it.each([
    'WhatsApp',
    'Jen WhatsApp',
    'Signal',
    'SMS only',
    'text only',
    'call only after 5 pm',
    'doesn’t speak English',
    'Mort',
    'Bad Ischl',
    'Moving Ltd',
    'माता',
    'बाद',
    'ผู้ดูแล',
    'خطاب',
    '正确',
    '✔',
  ])('are no part of other words: %s', (text) => {
    expect(read(`${text}: ${NUMBER}`)).not.toBe('notToCall');
  });
});
