import type { DeskCall, DeskCommand } from '#shared/ipc/index.ts';
import type { NativeTexts } from '../app/native-texts.ts';
import { type DeskState, callIn } from '../call/call-desk.ts';
import type { TrayIcon } from './icon-shapes.ts';

/** One line of the tray's menu. */
export interface TrayItem {
  readonly id: 'show' | 'microphone' | 'leave' | 'hosting' | 'quit';
  readonly label: string;
  /** Null: it only tells something, or is not possible now. */
  readonly act: DeskCommand | 'quit' | null;
}

/** What the tray shows. */
export interface TrayView {
  readonly icon: TrayIcon;
  readonly toolTip: string;
  readonly items: readonly TrayItem[];
}

const iconOf = (call: DeskCall | null): TrayIcon => {
  if (!call) return 'idle';
  return call.microphone === 'on' ? 'inCall' : 'muted';
};

const toolTipOf = (call: DeskCall | null, texts: NativeTexts): string => {
  if (!call) return 'Beckon';
  const { title } = call;
  if (call.microphone === 'none') return texts('trayNoMicrophone', { title });
  return call.microphone === 'on' ? texts('trayMicrophoneOn', { title }) : texts('trayMicrophoneOff', { title });
};

/** What the tray shows for these calls, in the language of `texts`. */
export const toTrayView = (state: DeskState, isHosting: boolean, texts: NativeTexts): TrayView => {
  const call = callIn(state);
  const isOn = call?.microphone === 'on';
  const canSwitch = call !== null && call.microphone !== 'none';
  return {
    icon: iconOf(call),
    toolTip: toolTipOf(call, texts),
    items: [
      { id: 'show', label: texts('trayShow'), act: { kind: 'show' } },
      {
        id: 'microphone',
        label: call && !isOn ? texts('trayUnmute') : texts('trayMute'),
        act: canSwitch ? { kind: 'toggleMicrophone' } : null,
      },
      { id: 'leave', label: texts('trayLeave'), act: call ? { kind: 'leave' } : null },
      { id: 'hosting', label: isHosting ? texts('trayHosting') : texts('trayNotHosting'), act: null },
      { id: 'quit', label: texts('trayQuit'), act: 'quit' },
    ],
  };
};
