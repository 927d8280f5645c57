/** A running or finished length of time as on a clock: 0:07, 12:05, 1:02:03. */
export const clockText = (milliseconds: number): string => {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
};

const unit = (value: number, name: 'hour' | 'minute' | 'second', language: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value);

/** The same length in words of the language, rounded to what matters: 45 sec, 12 min, 1 hr 5 min. */
export const durationText = (milliseconds: number, language: string): string => {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return unit(seconds, 'second', language);
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return unit(minutes, 'minute', language);
  const rest = minutes % 60;
  const hours = unit(Math.floor(minutes / 60), 'hour', language);
  return rest === 0 ? hours : `${hours} ${unit(rest, 'minute', language)}`;
};
