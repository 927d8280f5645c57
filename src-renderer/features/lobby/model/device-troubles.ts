import type { DeviceProblem, LocalMediaState } from '#renderer/media/local-media-state.ts';

/** One thing that is wrong, and with which devices; the same cause is told once. */
export interface DeviceTrouble {
  readonly problem: DeviceProblem;
  readonly devices: 'camera' | 'microphone' | 'both';
}

/** What is wrong with the devices that the person wants to use. */
export const troublesOf = ({ camera, microphone }: Pick<LocalMediaState, 'camera' | 'microphone'>): DeviceTrouble[] => {
  const { problem } = camera;
  if (problem && problem === microphone.problem) return [{ problem, devices: 'both' }];
  return [
    ...(problem ? [{ problem, devices: 'camera' as const }] : []),
    ...(microphone.problem ? [{ problem: microphone.problem, devices: 'microphone' as const }] : []),
  ];
};

type Texts = Readonly<Record<DeviceTrouble['devices'], string>>;

/** What is wrong, by problem and device. */
export const troubleTitles = {
  denied: { camera: 'devices.denied.camera', microphone: 'devices.denied.microphone', both: 'devices.denied.both' },
  missing: { camera: 'devices.missing.camera', microphone: 'devices.missing.microphone', both: 'devices.missing.both' },
  inUse: { camera: 'devices.inUse.camera', microphone: 'devices.inUse.microphone', both: 'devices.inUse.both' },
  insecureContext: { camera: 'insecure.title', microphone: 'insecure.title', both: 'insecure.title' },
  unsupported: {
    camera: 'devices.unsupported.title',
    microphone: 'devices.unsupported.title',
    both: 'devices.unsupported.title',
  },
  failed: { camera: 'devices.failed.camera', microphone: 'devices.failed.microphone', both: 'devices.failed.both' },
} as const satisfies Readonly<Record<DeviceProblem, Texts>>;

/** What to do about it. */
export const troubleHelp = {
  denied: 'devices.denied.help',
  missing: 'devices.missing.help',
  inUse: 'devices.inUse.help',
  insecureContext: 'insecure.text',
  unsupported: 'devices.unsupported.help',
  failed: 'devices.failed.help',
} as const satisfies Readonly<Record<DeviceProblem, string>>;
