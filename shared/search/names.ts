/**
 * Names that are typed in Latin letters and printed in Arabic ones: Moroccan and Arab places, and names that news is full
 * of. One line for each: its Arabic spellings, then the Latin ones, French and English.
 */

import { wordsOf } from './words.ts'

const NAMES = `
الرباط: rabat
الدار البيضاء / كازابلانكا: casablanca, casa blanca, dar el beida
فاس: fes, fez
مراكش: marrakech, marrakesh, marrakush
طنجة: tanger, tangier, tangiers
أكادير: agadir
مكناس: meknes
وجدة: oujda
القنيطرة: kenitra
تطوان: tetouan, tetuan
آسفي: safi
المحمدية: mohammedia
الجديدة: el jadida
بني ملال: beni mellal
خريبكة: khouribga
الناظور: nador
تازة: taza
سطات: settat
العرائش: larache
القصر الكبير: ksar el kebir
الخميسات: khemisset
برشيد: berrechid
كلميم: guelmim
العيون: laayoune, el aaiun
الداخلة: dakhla
السمارة: smara, essmara
ورزازات: ouarzazate
زاكورة: zagora
الرشيدية: errachidia
تارودانت: taroudant, taroudannt
تزنيت: tiznit
الصويرة: essaouira, mogador
الحسيمة: al hoceima, hoceima, al hoceïma
بركان: berkane
جرادة: jerada
تاوريرت: taourirt
فكيك: figuig
تاونات: taounate
صفرو: sefrou
إفران: ifrane
أزرو: azrou
ميدلت: midelt
خنيفرة: khenifra
أزيلال: azilal
شفشاون: chefchaouen, chaouen
وزان: ouazzane
الفنيدق: fnideq
المضيق: mdiq
سيدي قاسم: sidi kacem
سيدي سليمان: sidi slimane
سيدي إفني: sidi ifni
تمارة: temara
الصخيرات: skhirat
بنسليمان / بن سليمان: benslimane, ben slimane
اليوسفية: youssoufia
قلعة السراغنة: kelaa des sraghna, el kelaa
شيشاوة: chichaoua
الحوز: al haouz, haouz
طاطا: tata
طرفاية: tarfaya
بوجدور: boujdour
الكركرات: guerguerat
تندوف: tindouf
سبتة: ceuta, sebta
مليلية: melilla, melilia
الريف: rif
سوس: souss
الشاوية: chaouia
المغرب: maroc, morocco
الجزائر: algerie, algeria, alger, algiers
تونس: tunisie, tunisia, tunis
ليبيا: libye, libya
موريتانيا: mauritanie, mauritania
مصر: egypte, egypt
السودان: soudan, sudan
السعودية: arabie saoudite, saudi arabia
الإمارات: emirats, emirates, uae
قطر: qatar
البحرين: bahrein, bahrain
الكويت: koweit, kuwait
عمان: oman, amman
اليمن: yemen
العراق: irak, iraq
سوريا / سورية: syrie, syria
لبنان: liban, lebanon
الأردن: jordanie, jordan
فلسطين: palestine
إسرائيل: israel
إيران: iran
تركيا: turquie, turkey, turkiye
فرنسا: france
إسبانيا: espagne, spain
بريطانيا: grande bretagne, britain
ألمانيا: allemagne, germany
إيطاليا: italie, italy
روسيا: russie, russia
أوكرانيا: ukraine
الصين: chine, china
أمريكا / أميركا: amerique, america
باريس: paris
مدريد: madrid
لندن: londres, london
واشنطن: washington
نيويورك: new york
موسكو: moscou, moscow
بروكسل / بروكسيل: bruxelles, brussels
القاهرة: le caire, cairo
الإسكندرية: alexandrie, alexandria
الخرطوم: khartoum
دارفور: darfour, darfur
طرابلس: tripoli
بنغازي: benghazi
صفاقس: sfax
سوسة: sousse
القيروان: kairouan
وهران: oran
قسنطينة: constantine
عنابة: annaba
تلمسان: tlemcen
نواكشوط: nouakchott
غزة: gaza, ghaza
القدس: jerusalem, al quds
رام الله: ramallah
الضفة الغربية: cisjordanie, west bank
نابلس: naplouse, nablus
جنين: jenine, jenin
الخليل: hebron
رفح: rafah
بيروت: beyrouth, beirut
دمشق: damas, damascus
حلب: alep, aleppo
حمص: homs
إدلب: idleb, idlib
بغداد: bagdad, baghdad
الموصل: mossoul, mosul
البصرة: bassorah, basra
أربيل: erbil
صنعاء: sanaa
عدن: aden
الحديدة: hodeida, hodeidah
الرياض: riyad, riyadh
جدة: djeddah, jeddah
مكة: la mecque, mecca, makkah
المدينة المنورة: medine, medina
الدوحة: doha
دبي: dubai
أبو ظبي: abou dhabi, abu dhabi
المنامة: manama
مسقط: mascate, muscat
طهران: teheran, tehran
أنقرة: ankara
إسطنبول: istanbul
محمد: mohammed, mohamed, muhammad, mohammad, mohamad
أحمد: ahmed, ahmad
حسن: hassan
الحسن: el hassan
حسين: hussein, houcine, hussain
علي: ali
عمر: omar, umar
عثمان: othman, osman
يوسف: youssef, yusuf, yousef
إبراهيم: ibrahim, brahim
خالد: khalid, khaled
سعيد: said, saeed
كريم: karim
رشيد: rachid, rashid
مصطفى: mustapha, mostafa, mustafa
عبد الله: abdallah, abdullah
عبد الإله: abdelilah
عبد العزيز: abdelaziz, abdulaziz
عبد الرحمن: abderrahmane, abdulrahman
عبد القادر: abdelkader
عبد اللطيف: abdellatif
سعد الدين: saadeddine, saad eddine
عزيز: aziz
أخنوش: akhannouch
بنكيران / ابن كيران: benkirane
العثماني: el otmani, othmani
نزار: nizar
فاطمة: fatima, fatma
خديجة: khadija
مريم: meriem, maryam, myriam
زينب: zineb, zainab
عائشة: aicha, aisha
سلمان: salmane, salman
السيسي: sissi, sisi
تبون: tebboune
أردوغان: erdogan
ترامب: trump
بايدن: biden
ماكرون: macron
بوتين: poutine, putin
نتنياهو: netanyahou, netanyahu
حماس: hamas
حزب الله: hezbollah
الوداد: wydad, widad
الرجاء: raja
حكيمي: hakimi
زياش: ziyech
بونو: bounou
الركراكي: regragui
بوصوف: boussouf
البوليساريو: polisario
الأمازيغية: amazigh, tamazight
رمضان: ramadan
القرآن: coran, quran, koran
`

interface KnownName {
  /** Folded words. */
  readonly latin: readonly string[]
  readonly arabic: readonly string[]
}

/** How many letters of a name tell it from others while it is being typed. */
const SHORTEST_BEGINNING = 4

let names: readonly KnownName[] | null = null

function knownNames(): readonly KnownName[] {
  names ??= NAMES.trim()
    .split('\n')
    .map(line => line.split(':'))
    .map(([arabic = '', latin = '']) => ({
      latin: latin.split(',').map(spelling => wordsOf(spelling).join(' ')),
      arabic: arabic.split('/').map(spelling => spelling.trim()),
    }))
  return names
}

/** The most words that a Latin spelling has. */
export const LONGEST_NAME = 3

/** Arabic spellings of a name in Latin letters, folded; `isBeginning`: its last word is still being typed. */
export function arabicNamesOf(latin: string, isBeginning: boolean): readonly string[] {
  const mayGoOn = isBeginning && latin.length >= SHORTEST_BEGINNING
  return knownNames()
    .filter(name => name.latin.some(spelling => spelling === latin || (mayGoOn && spelling.startsWith(latin))))
    .flatMap(name => name.arabic)
}
