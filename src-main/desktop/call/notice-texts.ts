import type { DeskCommand } from '#shared/ipc/index.ts';
import type { NativeTexts } from '../app/native-texts.ts';
import type { Notice } from './notice-rules.ts';

/** A notification of the system. */
export interface NoticeView {
  readonly title: string;
  readonly body: string;
  /** In the order of the notification's buttons. */
  readonly actions: readonly { readonly text: string; readonly act: DeskCommand }[];
  /** Stays until it is dealt with. */
  readonly stays: boolean;
  /** The screen that a click leads to; null for the one that is there. */
  readonly path: string | null;
}

type Shown = Exclude<Notice, { kind: 'ringEnded' }>;

/** The words of a notice, in the language of `texts`. */
export const toNoticeView = (notice: Shown, texts: NativeTexts): NoticeView => {
  if (notice.kind === 'ring') {
    const { from, kind, id } = notice.ring;
    return {
      title: texts('ringTitle', { name: from }),
      body: kind === 'video' ? texts('ringVideo') : texts('ringAudio'),
      actions: [
        { text: texts('ringAnswer'), act: { kind: 'answer', ringId: id } },
        { text: texts('ringDecline'), act: { kind: 'decline', ringId: id } },
      ],
      stays: true,
      path: null,
    };
  }
  const quiet = { actions: [], stays: false } as const;
  if (notice.kind === 'message')
    return {
      ...quiet,
      title: texts('messageTitle', { from: notice.from, title: notice.title }),
      body: notice.text,
      path: null,
    };
  const { count, from } = notice;
  const body = from === null ? texts('missedText') : texts('missedFrom', { name: from });
  return { ...quiet, title: texts('missedSome', { count }), body, path: '/history' };
};
