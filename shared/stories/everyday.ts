/**
 * How often words of the news are assumed to stand in articles: a library of one morning knows little about which words
 * are rare, and a headline of everyday words would look as telling as one of names. Its own counts soon weigh more.
 */

import { NO_TERM, readWords } from './words.ts'

/** As if so many articles had come before the first one. */
export const ASSUMED_ARTICLES = 2000

/** Of them, those that hold a word. */
const IN_MANY = 200
const IN_SOME = 60

const WORDS: Readonly<Record<string, { readonly many: string; readonly some: string }>> = {
  ar: {
    many:
      'رئيس وزير وزارة حكومة دولة دول بلاد مدينة منطقة وطن وطني دولي عالم عالمي عربي سنة عام شهر أسبوع يوم ساعة مليون مليار ألف ' +
      'أول ثاني جديد كبير عدد نسبة عمل مشروع برنامج مجلس لجنة هيئة إدارة قرار شركة مركز خدمة أمن قوات حرب سلام قتل مقتل ' +
      'أعلن كشف دعا طالب بحث افتتح شارك استقبل حذر أمام وسط بسبب نحو أكثر أقل كرة فريق مباراة دوري بطولة لاعب نادي مدرب شباب ' +
      'ملك أمير شيخ دكتور سيد مدير أمين عضو مواطن مسؤول متحدث جامعة مدرسة تعليم صحة مستشفى طالب',
    some:
      'سياسة سياسي اقتصاد اقتصادي اجتماع اجتماعي ثقافة ثقافي رياضة رياضي إعلام قانون دستور برلمان نائب نواب انتخاب حزب معارضة ' +
      'جيش عسكري جندي شرطة درك ضبط توقيف اعتقال حبس سجن محكمة قضاء قاضي حكم جريمة إرهاب إرهابي هجوم تفجير قصف غارة جرحى إصابة ' +
      'ضحايا وفاة حادث حريق فيضان أمطار طقس حرارة زلزال طريق سيارة مرور طائرة مطار رحلة سفر ميناء نقل نفط غاز سعر أسعار سوق بنك ' +
      'مالي ميزانية دولار ريال درهم دينار يورو استثمار تجارة صناعة زراعة ماء كهرباء سكن عقار بناء أرض بيئة سياحة معرض مهرجان حفل ' +
      'مؤتمر ندوة دورة جائزة كتاب فيلم صورة فيديو تقرير دراسة بيان رسالة خبر صحيفة قناة موقع هاتف تطبيق تقنية ذكاء اصطناعي طفل ' +
      'امرأة نساء رجل شاب أسرة عائلة شعب إسلام إسلامي مسجد صلاة حج رمضان عيد تعاون اتفاق اتفاقية توقيع علاقة دعم مساعدة حقوق إنسان ' +
      'زيارة لقاء حوار أزمة حل خطة تنمية تطوير تنظيم إطلاق انطلاق بدء نهاية ختام فوز خسارة هدف كأس نهائي منتخب نتيجة مرحلة موسم ' +
      'ارتفاع انخفاض زيادة تراجع منع رفض قبول موافقة عودة دخول خروج وصول غرب شرق شمال جنوب محلي إقليم محافظة بلدية جماعة قرية حي ' +
      'جمهورية مملكة رئاسة خارجية داخلية دفاع مالية عدل سعودي مصري مغربي جزائري تونسي لبناني سوري عراقي أردني فلسطيني إسرائيلي ' +
      'أمريكي أمريكا روسي روسيا فرنسي فرنسا أوروبي أوروبا إيران تركيا صين مصر مغرب',
  },
  fr: {
    many:
      'président ministre ministère gouvernement pays état ville région national international monde mondial an année mois semaine ' +
      'jour heure million milliard mille premier second nouveau grand nombre projet programme conseil comité décision société ' +
      'entreprise centre service sécurité force guerre paix mort annonce appelle ouvre face cause près football équipe match ligue ' +
      'joueur club entraîneur jeune roi directeur membre université école santé hôpital',
    some:
      'politique économie économique social culture culturel sport loi constitution parlement député élection parti opposition armée ' +
      'militaire soldat police arrestation prison tribunal justice juge procès crime terrorisme attaque attentat explosion frappe ' +
      'blessé victime décès accident incendie inondation pluie météo séisme route voiture avion aéroport vol port transport pétrole ' +
      'gaz prix marché banque budget dollar euro dirham dinar investissement commerce industrie agriculture eau électricité logement ' +
      'terrain environnement tourisme salon festival conférence forum session prix livre film photo vidéo rapport étude communiqué ' +
      'lettre journal chaîne site téléphone application technologie intelligence artificielle enfant femme homme famille peuple islam ' +
      'mosquée ramadan fête coopération accord relation soutien aide droit visite rencontre dialogue crise plan développement ' +
      'lancement début fin victoire défaite but coupe finale résultat saison hausse baisse retour sud nord est ouest local province ' +
      'commune village quartier république royaume affaires étrangères intérieur défense finances maroc marocain algérie algérien ' +
      'tunisie tunisien france français américain israélien européen europe russie russe iran',
  },
  en: {
    many:
      'president minister ministry government country state city region national international world global year month week day hour ' +
      'million billion thousand first second new big number project programme council committee decision company business centre ' +
      'service security force war peace dead death kill killed announce call open face case near football team match league player ' +
      'club coach young king director member university school health hospital',
    some:
      'policy politics economy economic social culture sport law constitution parliament election party opposition army military ' +
      'soldier police arrest prison jail court justice judge trial crime terror attack blast strike wounded injured victim accident ' +
      'fire flood rain weather earthquake road car plane airport flight port transport oil gas price market bank budget dollar euro ' +
      'investment trade industry farm water power housing land environment tourism fair festival conference forum prize book film ' +
      'photo video report study statement letter newspaper channel site phone app technology artificial intelligence child women men ' +
      'family people islam mosque ramadan cooperation deal agreement relation support aid rights visit meeting talks crisis plan ' +
      'development launch start end win defeat goal cup final result season rise fall return south north east west local province ' +
      'village republic kingdom foreign interior defence finance american israeli european europe russia russian iran china chinese',
  },
}

const assumed = new Map<string, ReadonlyMap<number, number>>()

/** Of a language, the terms of everyday words, each with the number of articles that are assumed to hold it. */
export function everydayCounts(language: string): ReadonlyMap<number, number> {
  const known = assumed.get(language)
  if (known) return known
  const counts = new Map<number, number>()
  const { many = '', some = '' } = WORDS[language] ?? {}
  for (const [words, count] of [
    [some, IN_SOME],
    [many, IN_MANY],
  ] as const) {
    readWords(words, language, term => {
      if (term !== NO_TERM) counts.set(term, count)
    })
  }
  assumed.set(language, counts)
  return counts
}
