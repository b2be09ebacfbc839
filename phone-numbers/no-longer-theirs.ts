import { word } from './whole-word.ts';

/**
 * Says that a number is dead, wrong or somebody else's, in languages that are spoken where 8x8 sells. Without accents, as
 * clean texts are. Unknown words say nothing.
 */
const NO_LONGER_THEIRS = [
  // English
  word(
    String.raw`(?:not|isn['’]?t) (?:his|hers?|theirs?|mine|ours|him|he|she|working|valid|correct|right|active|current|answering|` +
      String.raw`allowed|existing|assigned|connected|for)|(?:does not|doesn['’]?t|won['’]?t|cannot|can['’]?t) (?:work|answer|exist|` +
      String.raw`belong|accept|take|get|receive|respond)|no more|expired|cancell?ed|terminated|discontinued|defunct|void|` +
      String.raw`incorrect|stolen|lost|moved|left(?: the)? company|bad (?:number|no|line)|n/a`,
  ),
  // German, Dutch
  word(
    'nicht (?:seine?|ihre?|richtig|korrekt|vergeben|zustandig|in betrieb)|gekundigt|abgeschaltet|stillgelegt|(?:ist|leider) tot|' +
      'niet (?:van|in gebruik|bereikbaar|correct|actief)|vervallen|opgezegd|ongeldig|uit dienst|buiten gebruik|afgesloten',
  ),
  // French, Italian
  word(
    'n.(?:est|existe) (?:pas|plus)|hors service|resilie?e?|inactif|desactivee?|invalide|est mort|' +
      'non (?:esiste|funziona|attivo|piu|suo|e)|disdetto|disattivato|annullato|inesistente|mort[oa]',
  ),
  // Spanish, Portuguese
  word(
    'ya no|no (?:es|existe|funciona|sirve|valido|vigente|corresponde)|dado de baja|fuera de servicio|murio|muert[oa]|' +
      'desactivado|anulado|cancelado|incorrecto|invalido|nao (?:e|existe|funciona|atende|pertence)|desativado|desligado|morreu|incorreto',
  ),
  // Danish, Norwegian, Swedish
  word(
    'ikke (?:i bruk|i brug|gyldigt?|aktivt?|hans|hendes|hennes)|ugyldigt?|ogiltigt?|nedlagt|nedlagd|opsagt|avslutad',
  ),
  // Polish, Czech, Slovak, Hungarian, Romanian
  word(
    'nieaktywny|niewazny|nie (?:działa|istnieje|jego|je)|zruseno|zruseny|nefunkcni|nefunguje|neexistuje|' +
      'megszunt|ervenytelen|tilos|nem (?:el|az ove|hivhato)|nu mai [a-z]+|inactiv|anulat',
  ),
  // Greek
  word('δεν \\p{L}+|παλι(?:ο|ος|α)|ακυρο'),
  // Russian, Ukrainian
  word(
    'не (?:работает|его|ее|существует|используется|обслуживается|активен|деиствителен|працює|існує)|недеиствител\\p{L}*|' +
      'недіисн\\p{L}*|чужои|отключен\\p{L}*|устарел\\p{L}*|неправильныи|ошибочныи',
  ),
  // Turkish, Indonesian, Malay, Vietnamese
  word(
    'kullanma(?:y[iı]n)?|kullan[iı]lm[iı]yor|gecersiz|iptal|degil|tidak (?:aktif|dipakai|berlaku|bisa)|sudah (?:mati|tidak)|' +
      'so cu|sai so|khong (?:dung|su dung|con)',
  ),
  // Arabic, Persian, Hebrew
  /(?<!\p{L})(?:خطا|غلط)(?!\p{L})|قديم|مغلق|لا يعمل|غير صحيح|ملغ[ىي]|اشتباه|قدیمی/u,
  /שגוי|(?<!\p{L})ישן|לא (?:פעיל|תקין|בשימוש|שלו|עובד)|מנותק/u,
  // Hindi, Thai: their vowel signs are marks, which clean texts have not.
  /(?<!\p{L})(?:गलत|परन|(?:नबर|फन) बद)(?!\p{L})|(?:เบอร|หมายเลข)ผด|ผดเบอร|เบอรเกา|ไมใช|เลกใช/u,
  // Chinese, Japanese, Korean
  /已停|停[机機]|[错錯][误誤号號]|打[错錯]|有[误誤]|[无無][效効]|作[废廢]|失效|使われて|間違|誤り|廃止|死去|亡く|欠番/u,
  /결번|없는 ?번호|잘못|틀린|돌아가|해지|사용 ?안/u,
  // Signs that strike out, forbid or mourn.
  /[❌✖✗✘🚫📵📴⛔☠💀🕊⚰🪦]|~~|<(?:s|del|strike)>/u,
];

const APPS =
  '(?:whats ?app|wa|viber|telegram|signal|imessage|facetime|wechat|skype|zalo|kakao(?:talk)?|data|e-?mails?)';
const VOICE =
  '(?:voice|(?:phone )?calls|calling|landline|anrufe?|telefonate?|llamadas|voz|voix|appels?|chiamate|voce|chamadas|ligacoes|bellen|oproepen|rozmowy|звонки|дзвінки)';
const ONLY =
  '(?:only|nur|solo|solamente|so|somente|apenas|seulement|uniquement|alleen|enkel|kun|bara|endast|vain|tylko|pouze|csak|doar|numai|samo|только|тільки|лише|само|sadece|yaln[iı]zca|hanya|chi)';

/** Says that a number is for something else than an SMS. */
const NOT_FOR_SMS = [
  word(`${ONLY} (?:for |fur |para |pour |per |voor |via |uber |por )?(?:${APPS}|${VOICE})`),
  word(`(?:${APPS}|${VOICE})[ -]${ONLY}`),
  word('tty|tdd|minicom|textphone|pager|beeper|modem'),
  /[仅僅只]限?(?:能|用)?(?:whats ?app|微信|语音|語音|通话|通話)|(?:whats ?app|微信|通话|通話|音声)(?:专用|專用|専用|のみ|만)/iu,
];

/** @param text a clean one */
export function saysNoLongerTheirs(text: string): boolean {
  return [...NO_LONGER_THEIRS, ...NOT_FOR_SMS].some((words) => words.test(text));
}
