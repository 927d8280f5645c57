import type { WireLogEntry, WireLogType } from '#renderer/client/operator-catalog.ts';

/** Kinds of lines that are looked at together. */
export const logGroups = ['people', 'media', 'quality', 'sharing', 'operators'] as const;
export type LogGroup = (typeof logGroups)[number];

/** Which group a line belongs to. Total, so that a new kind of line has to be given one. */
const groupOf: Readonly<Record<WireLogType, LogGroup>> = {
  session_created: 'operators',
  participant_joined: 'people',
  participant_lost: 'people',
  participant_returned: 'people',
  participant_left: 'people',
  participant_removed: 'people',
  admission_requested: 'people',
  admission_refused: 'people',
  admission_withdrawn: 'people',
  participant_muted: 'media',
  participant_unmuted: 'media',
  camera_on: 'media',
  camera_off: 'media',
  connection_quality_changed: 'quality',
  media_path_changed: 'quality',
  media_server_changed: 'quality',
  screen_share_started: 'sharing',
  screen_share_stopped: 'sharing',
  video_file_shared: 'sharing',
  playback_changed: 'sharing',
  mute_gate_closed: 'operators',
  mute_gate_opened: 'operators',
  unmute_requested: 'operators',
  operators_changed: 'operators',
  session_locked: 'operators',
  session_unlocked: 'operators',
  invitation_made: 'operators',
  invitation_used: 'operators',
  invitation_withdrawn: 'operators',
  session_ended: 'operators',
};

/** What of the log is looked at. */
export interface LogFilter {
  /** None means all. */
  readonly groups: readonly LogGroup[];
  /** Part of what is to be found in the line as it is shown. */
  readonly text: string;
}

export const wholeLog: LogFilter = { groups: [], text: '' };

/** A line with the words in which it is shown. */
export interface LogLine {
  readonly entry: WireLogEntry;
  readonly who: string;
  readonly words: string;
}

/** The lines that a filter lets through, in their order. */
export const filterLog = (lines: readonly LogLine[], { groups, text }: LogFilter): readonly LogLine[] => {
  const wanted = text.trim().toLocaleLowerCase();
  return lines.filter(
    ({ entry, who, words }) =>
      (groups.length === 0 || groups.includes(groupOf[entry.type])) &&
      (wanted === '' || `${who} ${words} ${entry.actor_name ?? ''}`.toLocaleLowerCase().includes(wanted)),
  );
};
