/** A town whose name stands on the map; `rank` 1 is shown from afar, 3 only from near. */
export interface Town {
  readonly ar: string;
  readonly en: string;
  readonly lon: number;
  readonly lat: number;
  readonly rank: 1 | 2 | 3;
}

const town = (rank: Town['rank'], ar: string, en: string, lon: number, lat: number): Town => ({
  ar,
  en,
  lon,
  lat,
  rank,
});

/** Towns for orientation. They are no claims: what is told stands in the circles. */
export const TOWNS: readonly Town[] = [
  town(1, 'دمشق', 'Damascus', 36.29, 33.51),
  town(1, 'حلب', 'Aleppo', 37.16, 36.2),
  town(1, 'دير الزور', 'Deir ez-Zor', 40.14, 35.34),
  town(1, 'الموصل', 'Mosul', 43.13, 36.34),
  town(1, 'بغداد', 'Baghdad', 44.37, 33.31),
  town(1, 'بيروت', 'Beirut', 35.5, 33.89),
  town(1, 'البصرة', 'Basra', 47.78, 30.51),
  town(2, 'حمص', 'Homs', 36.72, 34.73),
  town(2, 'حماة', 'Hama', 36.75, 35.13),
  town(2, 'إدلب', 'Idlib', 36.63, 35.93),
  town(2, 'اللاذقية', 'Latakia', 35.78, 35.52),
  town(2, 'طرطوس', 'Tartus', 35.89, 34.89),
  town(2, 'درعا', 'Daraa', 36.1, 32.62),
  town(2, 'السويداء', 'As-Suwayda', 36.57, 32.71),
  town(2, 'القنيطرة', 'Quneitra', 35.82, 33.13),
  town(2, 'الرقة', 'Raqqa', 39.01, 35.95),
  town(2, 'الحسكة', 'Hasakah', 40.75, 36.5),
  town(2, 'القامشلي', 'Qamishli', 41.23, 37.05),
  town(2, 'تدمر', 'Palmyra', 38.28, 34.56),
  town(2, 'البوكمال', 'Al-Bukamal', 40.92, 34.45),
  town(2, 'كركوك', 'Kirkuk', 44.39, 35.47),
  town(2, 'أربيل', 'Erbil', 44.01, 36.19),
  town(2, 'تكريت', 'Tikrit', 43.68, 34.6),
  town(2, 'الرمادي', 'Ramadi', 43.3, 33.43),
  town(2, 'بعقوبة', 'Baqubah', 44.64, 33.75),
  town(2, 'النجف', 'Najaf', 44.33, 32.0),
  town(2, 'طرابلس', 'Tripoli', 35.84, 34.44),
  town(3, 'الميادين', 'Al-Mayadin', 40.45, 35.02),
  town(3, 'منبج', 'Manbij', 37.95, 36.53),
  town(3, 'اعزاز', 'Azaz', 37.04, 36.59),
  town(3, 'عفرين', 'Afrin', 36.87, 36.51),
  town(3, 'الباب', 'Al-Bab', 37.52, 36.37),
  town(3, 'عين العرب', 'Kobani', 38.35, 36.89),
  town(3, 'تل أبيض', 'Tal Abyad', 38.95, 36.7),
  town(3, 'رأس العين', 'Ras al-Ayn', 40.07, 36.85),
  town(3, 'الطبقة', 'Tabqa', 38.55, 35.84),
  town(3, 'السخنة', 'Al-Sukhnah', 38.87, 34.89),
  town(3, 'جبلة', 'Jableh', 35.93, 35.36),
  town(3, 'سنجار', 'Sinjar', 41.86, 36.32),
  town(3, 'القائم', 'Al-Qaim', 41.05, 34.37),
  town(3, 'الفلوجة', 'Fallujah', 43.78, 33.35),
  town(3, 'سامراء', 'Samarra', 43.88, 34.2),
  town(3, 'صيدا', 'Sidon', 35.37, 33.56),
];
