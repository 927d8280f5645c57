import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { WireLogEntry, WireLogType } from '#renderer/client/operator-catalog.ts';
import { clockText } from '#renderer/ui/duration.ts';
import type { ControlRoom } from '../model/control-view.ts';
import type { LogLine } from '../model/log-filter.ts';
import { useControl } from './use-control-room.ts';

/** The words for each kind of line. */
const lineKeys = {
  session_created: 'operator.log.line.created',
  participant_joined: 'operator.log.line.joined',
  participant_lost: 'operator.log.line.lost',
  participant_returned: 'operator.log.line.returned',
  participant_left: 'operator.log.line.left',
  participant_removed: 'operator.log.line.removed',
  admission_requested: 'operator.log.line.asksIn',
  admission_refused: 'operator.log.line.refused',
  admission_withdrawn: 'operator.log.line.gaveUp',
  participant_muted: 'operator.log.line.muted',
  participant_unmuted: 'operator.log.line.unmuted',
  camera_on: 'operator.log.line.cameraOn',
  camera_off: 'operator.log.line.cameraOff',
  mute_gate_closed: 'operator.log.line.held',
  mute_gate_opened: 'operator.log.line.released',
  unmute_requested: 'operator.log.line.asked',
  connection_quality_changed: 'operator.log.line.quality',
  screen_share_started: 'operator.log.line.shareStarted',
  screen_share_stopped: 'operator.log.line.shareStopped',
  video_file_shared: 'operator.log.line.filmShared',
  playback_changed: 'operator.log.line.filmPaused',
  operators_changed: 'operator.log.line.operators',
  session_locked: 'operator.log.line.locked',
  session_unlocked: 'operator.log.line.unlocked',
  invitation_made: 'operator.log.line.linkMade',
  invitation_used: 'operator.log.line.linkUsed',
  invitation_withdrawn: 'operator.log.line.linkWithdrawn',
  media_path_changed: 'operator.log.line.pathChanged',
  media_server_changed: 'operator.log.line.mediaMoved',
  session_ended: 'operator.log.line.ended',
} as const satisfies Readonly<Record<WireLogType, string>>;

const qualityKeys = {
  excellent: 'operator.quality.excellent',
  good: 'operator.quality.good',
  fair: 'operator.quality.fair',
  poor: 'operator.quality.poor',
} as const;

const isQuality = (value: unknown): value is keyof typeof qualityKeys => Object.hasOwn(qualityKeys, String(value));

/** A line that shows a film has three faces: it plays, it stands, it was put away. Operators come and go. */
const keyOf = ({ type, details }: WireLogEntry) => {
  if (type === 'operators_changed' && details['change'] === 'came') return 'operator.log.line.operatorCame';
  if (type === 'operators_changed' && details['change'] === 'left') return 'operator.log.line.operatorLeft';
  if (type !== 'playback_changed') return lineKeys[type];
  if (details['is_playing'] === true) return 'operator.log.line.filmPlays';
  return details['file_id'] === undefined ? 'operator.log.line.filmPutAway' : lineKeys[type];
};

/** A line about nobody begins as a sentence does. */
const capitalise = (words: string, language: string): string =>
  words.slice(0, 1).toLocaleUpperCase(language) + words.slice(1);

/** The log in words, in the language of the app. */
export const useLogLines = (room: ControlRoom): readonly LogLine[] => {
  const { t, i18n } = useTranslation();
  const { entries } = useStore(room.log.store);
  const names = useControl(room, (state) => state.names);
  return useMemo(
    () =>
      entries.map((entry) => {
        const { details, participant_id: id } = entry;
        const quality = details['quality'];
        const words = t(keyOf(entry), {
          quality: isQuality(quality) ? t(qualityKeys[quality]).toLocaleLowerCase(i18n.language) : '',
          file: String(details['filename'] ?? ''),
          position: clockText(Number(details['position_ms'] ?? 0)),
          count: Number(details['operators'] ?? 0),
        });
        const who = entry.participant_name ?? (id === undefined ? '' : (names.get(id) ?? ''));
        return { entry, who, words: who ? words : capitalise(words, i18n.language) };
      }),
    [entries, names, t, i18n.language],
  );
};
