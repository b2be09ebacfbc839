import { describe, expect, it } from 'vitest';
import { judgeNumber } from './judge-number.ts';

function read(text: string): string {
  const judged = judgeNumber(text, { addresses: [], defaultRegion: 'AT' });
  return judged.kind === 'unreadable' ? judged.reason : judged.kind;
}

const NUMBER = '+43 664 7654321';

describe('words that forbid a call', () => {
  it.each([
    // no SMS
    [
      'no SMS',
      'no texts',
      'DO NOT TEXT',
      'keine SMS',
      'pas de SMS',
      'pas d’appels',
      'sin SMS',
      'sem SMS',
      'geen sms',
      'inga sms',
    ],
    // nobody wants it
    [
      'do not disturb',
      'opted out',
      'opt-out',
      'STOP',
      'Stop!',
      'unsubscribed',
      'blocked',
      'gesperrt',
      'nicht stören',
      'bloqué',
    ],
    [
      'non disturbare',
      'não perturbe',
      'nie przeszkadzać',
      'nerušit',
      'не беспокоить',
      'nu deranjați',
      'niet storen',
      'älä soita',
    ],
    [
      'jangan hubungi',
      'jangan telepon',
      'huwag tawagan',
      'không gọi',
      'đừng gọi',
      'rahatsız etmeyin',
      'Μην καλείτε',
      'ne zvati',
    ],
    [
      '请勿拨打',
      '請勿撥打',
      '勿擾',
      '禁止拨打',
      '使用禁止',
      '連絡不可',
      '電話禁止',
      '연락금지',
      '연락 하지 마세요',
      '수신거부',
    ],
    [
      'لا تتصل',
      'ممنوع الاتصال',
      'תמיד לא להתקשר',
      'אין להתקשר',
      'ห้ามโทร',
      'อย่าโทร',
      'कॉल न करें',
      'फ़ोन न करें',
      'تماس نگیرید',
    ],
    // nobody is there
    [
      'deceased',
      'died 2024',
      'passed away',
      'RIP',
      '†',
      'verst.',
      'décédé',
      'décédée',
      'fallecido',
      'difunta',
      'deceduto',
      'falecida',
    ],
    [
      'overleden',
      'avliden',
      'død',
      'avdød',
      'zmarł',
      'zmarła',
      'zemřel',
      'elhunyt',
      'decedat',
      'умер',
      'померла',
      'αποβίωσε',
    ],
    [
      'vefat etti',
      'merhum',
      'meninggal',
      'almarhumah',
      'yumao',
      'qua đời',
      '已故',
      '故人',
      '사망',
      'متوفى',
      'נפטר',
      'เสียชีวิต',
    ],
    ['umrl', 'preminuo', 'kuollut', 'surnud', 'miris', 'mirės', 'починал'],
  ])('are understood: %s and the like', (...words) => {
    const missed = words.flatMap((text) =>
      [`${text} ${NUMBER}`, `${NUMBER} ${text}`, `${NUMBER} (${text})`].filter((whole) => read(whole) !== 'notToCall'),
    );
    // A stop before a number may be a bus stop.
    expect(missed.filter((whole) => !/^stop!? /iu.test(whole))).toEqual([]);
  });

  it.each([
    'bus stop: +43 664 7654321',
    'Mobil +43 664 7654321',
    'Mortimer +43 664 7654321',
    'Ripley +43 664 7654321',
    'Deadwood +43 664 7654321',
    'tot 17 uur +43 664 7654321',
    'Wrongham +43 664 7654321',
    'Stopford +43 664 7654321',
    'Miriam: +43 664 7654321',
    'oder: +43 664 7654321',
    'SMS: +43 664 7654321',
    'SMS ok +43 664 7654321',
    'nur SMS +43 664 7654321',
    'text only +43 664 7654321',
    '联系 +43 664 7654321',
    '連絡先 +43 664 7654321',
    '휴대폰 +43 664 7654321',
    'हमेशा +43 664 7654321',
    'โทร +43 664 7654321',
    'اتصل +43 664 7654321',
    'נייד +43 664 7654321',
    'gọi +43 664 7654321',
    'telepon +43 664 7654321',
  ])('are no part of other words: %s', (text) => {
    expect(read(text)).not.toBe('notToCall');
  });
});
