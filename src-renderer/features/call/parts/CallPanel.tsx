import type { SurfaceControls } from '../hooks/use-surface.ts';
import type { CaptionSize } from '../layout/caption-size.ts';
import type { CallActions, CallView } from '../model/call-view.ts';
import { CaptionsPanel } from './CaptionsPanel.tsx';
import { ChatPanel } from './ChatPanel.tsx';
import { PeoplePanel } from './PeoplePanel.tsx';

export interface CallPanelProps {
  readonly view: Extract<CallView, { phase: 'inCall' }>;
  readonly actions: CallActions;
  readonly surfaces: SurfaceControls;
  readonly captionSize: CaptionSize;
  readonly onCaptionSize: (size: CaptionSize) => void;
}

/** The one panel that is open beside the pictures, if any. */
export const CallPanel = ({ view, actions, surfaces, captionSize, onCaptionSize }: CallPanelProps) => {
  const onClose = surfaces.closePanel;
  const { panel } = surfaces.surface;
  if (panel === 'chat')
    return (
      <ChatPanel chat={view.chat} past={view.chatPast} unread={view.unreadChat} actions={actions} onClose={onClose} />
    );
  if (panel === 'participants') {
    return (
      <PeoplePanel
        view={view}
        actions={actions}
        onRemove={(person) => surfaces.openDialog({ kind: 'remove', ...person })}
        onClose={onClose}
      />
    );
  }
  return panel === 'captions' ? (
    <CaptionsPanel captions={view.captions} size={captionSize} onSize={onCaptionSize} onClose={onClose} />
  ) : null;
};
