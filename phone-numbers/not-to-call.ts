import { word } from './whole-word.ts';

/**
 * Says that a number is not to be called, takes no SMS, is no longer the customer's, or that the customer has died; in
 * languages that are spoken where 8x8 sells. Without accents, as clean texts are. Unknown words say nothing.
 */
const NOT_TO_CALL = [
  // English
  word(
    String.raw`(?:do not|don['’]?t|never) (?:call|ring|phone|dial|contact|text|sms|message|use|disturb)|dnc|dnd|` +
      String.raw`no (?:sms|texts?|texting|text messages?|calls?|contact|longer)|not in use|out of (?:service|order)|` +
      String.raw`opt(?:ed)?[ -]?out|unsubscribed?|blocked|barred|suspended|deactivated|disconnected|unreachable|` +
      String.raw`wrong|invalid|obsolete|inactive|old|former(?:ly)?|ex(?! ?[.:]? ?\d{1,6}$)|` +
      String.raw`deceased|died|dead|passed away|r\.? ?i\.? ?p`,
  ),
  // Alone at the end: a bus has a stop, too.
  /(?<!\p{L})stop[ !.)]*$/iu,
  // German
  word(
    'nicht (?:mehr|anrufen|kontaktieren|verwenden|benutzen|storen|gultig|aktuell|erreichbar)|' +
      'kein(?:e|en)? (?:anrufe?|sms|kontakt|werbung)|gesperrt|abgemeldet|falsch(?:e|er)?|alte|ungultig|veraltet|' +
      'ehemal(?:s|ig|ige|iger)|fruher(?:e|er)?|verstorben|verst[.]',
  ),
  // French
  word(
    'ne (?:pas|plus) [a-z]+|pas (?:de |d.)(?:sms|appels?|texto)|plus valable|ancien(?:ne)?|faux numero|bloquee?|erronee?|decedee?',
  ),
  // Spanish
  word(
    '(?:no|sin) (?:llamar|llame|usar|contactar|molestar|sms|mensajes)|antiguo|viejo|equivocado|bloquead[oa]|fallecid[oa]|difunt[oa]',
  ),
  // Italian
  word(
    'non (?:chiamare|contattare|usare|disturbare|valido)|niente sms|vecchio|sbagliato|errato|bloccat[oa]|decedut[oa]|defunt[oa]',
  ),
  // Portuguese
  word(
    '(?:nao|sem) (?:ligar|ligue|chamar|usar|contatar|contactar|perturb[a-z]+|incomod[a-z]+|sms)|antigo|errado|bloquead[oa]|falecid[oa]',
  ),
  // Dutch
  word(
    'niet (?:meer|bellen|gebruiken|storen|sms.en)|geen (?:sms|oproepen|contact)|oude?|verkeerd|geblokkeerd|overleden',
  ),
  // Danish, Norwegian, Swedish
  word(
    'ikke (?:ring|ringe|ringes|kontakt|kontakte|kontaktes|forstyrr[a-z]*)|ring (?:ikke|inte)|(?:inte|ej) (?:ringa|stora)|' +
      '(?:ingen|inga) sms|gammelt?|gamla?|gammalt?|forkert|fel nummer|feil nummer|sparrad|sperret|(?:av|af)?død|avliden',
  ),
  // Finnish, Estonian, Latvian, Lithuanian
  word(
    '(?:ala|ei saa) soita(?:a)?|vanha|vaara numero|kuollut|(?:mitte|ara) helista(?:da)?|surnud|nezvanit|miris|neskambinti|mires',
  ),
  // Polish, Czech, Slovak, Hungarian, Romanian
  word(
    'nie (?:dzwonic|dzwon|uzywac|przeszkadzac|kontaktowac)|stary|nieaktualny|bledny|zmarł[ya]?|' +
      'nevolat|nevolejte|nerusit|nekontaktovat|neplatne|neplatny|zemrel[a]?|zosnul[a]?|zomrel[a]?|' +
      'ne hivja|ne zavarja|hibas|regi szam|elhunyt|meghalt|nu (?:suna(?:ti)?|apela(?:ti)?|deranja(?:ti)?|contacta(?:ti)?)|vechi|gresit|decedat[a]?',
  ),
  // Croatian, Serbian, Slovenian, Greek
  word(
    'ne (?:zvati|zovi(?:te)?|kontaktirati|klici(?:te)?|uznemiravati)|pogresan|umr[lo][ao]?|preminu[ol][a]?|pokojn[aei]|' +
      'μην (?:καλ|τηλεφων|ενοχλ)\\p{L}*|λαθος|αποβιωσ\\p{L}*|απεβιωσ\\p{L}*',
  ),
  // Russian, Ukrainian, Bulgarian
  word(
    'не (?:звонить|звоните|беспокоить|писать|дзвонити|турбувати|звънете)|старыи|старии|неверныи|заблокирован|' +
      'умер(?:ла)?|скончал(?:ся|ась)|покоиныи|помер(?:ла)?|почина(?:л|ла|лия)',
  ),
  // Turkish
  word(
    'aramayin(?:iz)?|aramayın(?:ız)?|rahatsiz etmeyin(?:iz)?|rahatsız etmeyin(?:iz)?|eski|yanlis|yanlıs|vefat(?: etti)?|merhume?',
  ),
  // Indonesian, Malay, Filipino, Vietnamese
  word(
    'jangan (?:di ?)?(?:hubungi|telepon|telefon|telpon|call|sms|wa|kacau|ganggu)|(?:nomor|nombor) lama|salah (?:nomor|nombor|sambung)|' +
      'meninggal|almarhum(?:ah)?|huwag (?:nang )?(?:tawagan|itext|i-text|istorbohin)|patay na|yumao|' +
      '(?:khong|đung) (?:goi|lien (?:he|lac)|nhan tin|lam phien)|đa mat|qua đoi',
  ),
  // Arabic, Persian, Hebrew
  /لا (?:تتصل|ترسل)|عدم الاتصال|ممنوع الاتصال|متوف[ىياه]|تماس نگیرید|زنگ نزنید|فوت شده/u,
  /(?:לא|אין|נא לא) (?:להתקשר|לשלוח)|נפטר/u,
  // Hindi, Thai: their vowel signs are marks, which clean texts have not.
  /(?:कल|फन|सपरक) न कर|(?:หาม|อยา|ไมตอง)โทร|เสยชวต/u,
  // Japanese, Chinese, Korean
  /電話しない|(?:使用|連絡|電話|架電|発信)(?:禁止|不可)|連絡しない|解約|故人|逝去|死亡/u,
  /旧|舊|[勿别別](?:打|拨|撥|扰|擾|联|聯)|不要(?:打|联系|聯絡|聯繫)|禁止(?:拨打|撥打)|停用|空号|空號|拒收|已故|去世|逝世/u,
  /전화하지|전화 ?금지|(?:연락|문자) ?(?:금지|하지)|수신 ?거부|사망|고인/u,
  // A cross stands for the same in many languages.
  /[†✝]/u,
  // Right before a number.
  /(?<!\p{L})(?:not|nicht)[ :-]*[+( ]*\d/iu,
];

/** @param text a clean one */
export function saysNotToCall(text: string): boolean {
  return NOT_TO_CALL.some((words) => words.test(text));
}
