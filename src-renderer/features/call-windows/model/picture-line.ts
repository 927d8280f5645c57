/** Longer than this nobody waits for the addresses of this computer; those found by then will do. */
const GATHERING_MS = 1_000;

/** The part of RTCPeerConnection by which one window shows another a picture. */
export interface PictureLine extends Pick<
  RTCPeerConnection,
  | 'addTransceiver'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'close'
  | 'addEventListener'
  | 'connectionState'
  | 'iceGatheringState'
  | 'localDescription'
> {}

/** Opens a line within this computer. */
export type OpenLine = () => PictureLine;

/** Both ends are on this computer: its own addresses are all that is needed. */
export const openPictureLine: OpenLine = () => new RTCPeerConnection();

/** Describes this end, with the addresses it can be reached by. */
export const describeEnd = async (line: PictureLine): Promise<string> => {
  await line.setLocalDescription();
  await new Promise<void>((resolve) => {
    const look = () => {
      if (line.iceGatheringState === 'complete') resolve();
    };
    line.addEventListener('icegatheringstatechange', look);
    setTimeout(resolve, GATHERING_MS);
    look();
  });
  return line.localDescription?.sdp ?? '';
};
