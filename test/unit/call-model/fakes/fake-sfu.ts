import type { WireFailure } from '#renderer/client/client-types.ts';
import type { PublishedTrack } from '#renderer/media/media-path.ts';
import type { ReceivedTrack, SfuDevice, SfuTransport, TransportEvents } from '#renderer/media/sfu-device.ts';
import type { SfuSignaling } from '#renderer/media/sfu-signaling.ts';
import { FakeTrack } from './fake-tracks.ts';

type State = ReturnType<SfuTransport['state']>;

const done = <T>(value: T) => Promise.resolve({ ok: true as const, value });

/** One transport, with both of its ends. */
class FakeTransport implements SfuTransport {
  readonly id: string;
  readonly direction: 'send' | 'receive';
  readonly restarts: unknown[] = [];
  readonly tracks: FakeTrack[] = [];
  readonly flowing: Set<string>;
  #state: State = 'new';
  #events: TransportEvents | null = null;

  constructor(id: string, direction: 'send' | 'receive', flowing: Set<string>) {
    this.id = id;
    this.direction = direction;
    this.flowing = flowing;
  }

  readonly state = (): State => this.#state;

  bind(events: TransportEvents): this {
    this.#events = events;
    return this;
  }

  async connect(): Promise<void> {
    if (this.#state !== 'new') return;
    await this.#events?.connect({ fingerprints: [] });
    this.become('connected');
  }

  become(state: State): void {
    this.#state = state;
    this.#events?.stateChanged();
  }

  async restartIce(iceParameters: unknown): Promise<void> {
    this.restarts.push(iceParameters);
  }

  async getStats() {
    return new Set<unknown>(
      this.tracks
        .filter(({ id }) => this.flowing.has(id))
        .map(({ id, kind }) => ({
          type: 'inbound-rtp',
          kind,
          trackIdentifier: id,
          packetsReceived: 50,
          framesDecoded: 10,
        })),
    );
  }

  close(): void {
    this.#state = 'closed';
  }
}

/** An SFU that keeps books instead of forwarding: what was made, asked and closed. */
export class FakeSfu implements SfuSignaling {
  /** Every question, in order. */
  readonly asked: string[] = [];
  readonly transports: FakeTransport[] = [];
  /** What others publish. */
  published: PublishedTrack[] = [];
  /** Own producers that live, by id. */
  readonly producers = new Map<string, string>();
  /** Subscriptions, with what was last wished. */
  readonly consumers = new Map<string, { producerId: string; paused: boolean; spatialLayer?: number }>();
  readonly flowing = new Set<string>();
  /** What arrives waits until this resolves. */
  consuming: Promise<void> = Promise.resolve();
  /** When set, every question fails so. */
  failure: WireFailure | null = null;
  #made = 0;

  get openTransports(): readonly FakeTransport[] {
    return this.transports.filter((transport) => transport.state() !== 'closed');
  }

  find(direction: 'send' | 'receive'): FakeTransport {
    const transport = this.transports.findLast((other) => other.direction === direction);
    if (!transport) throw new Error(`There is no transport to ${direction}`);
    return transport;
  }

  createDevice(): SfuDevice {
    const named = (id: string) => {
      const transport = this.transports.find((other) => other.id === id);
      if (!transport) throw new Error(`There is no transport ${id}`);
      return transport;
    };
    return {
      capabilities: {},
      canSend: () => true,
      createSendTransport: ({ id }, events) => {
        const transport = named(id).bind(events);
        const produce = async (source: PublishedTrack['source'] & string) => {
          await transport.connect();
          const producerId = await events.produce('audio', source, { codecs: [] });
          return { id: producerId, replace: async () => undefined, close: () => undefined };
        };
        return Object.assign(transport, { produce });
      },
      createReceiveTransport: ({ id }, events) => {
        const transport = named(id).bind(events);
        const consume = async (parameters: { id: string; kind: 'audio' | 'video' }): Promise<ReceivedTrack> => {
          await transport.connect();
          await this.consuming;
          const track = new FakeTrack(parameters.kind, `track-${parameters.id}`);
          transport.tracks.push(track);
          return { id: parameters.id, track, close: () => track.stop() };
        };
        return Object.assign(transport, { consume });
      },
    };
  }

  readonly createTransport: SfuSignaling['createTransport'] = (direction) =>
    this.#answer(`create ${direction}`, () => {
      const transport = new FakeTransport(this.#id('transport'), direction, this.flowing);
      this.transports.push(transport);
      const iceParameters = { usernameFragment: 'u', password: 'p' };
      return { id: transport.id, iceParameters, iceCandidates: [], dtlsParameters: { fingerprints: [] } };
    });

  readonly connectTransport: SfuSignaling['connectTransport'] = (id) => this.#answer(`connect ${id}`, () => null);
  readonly closeTransport: SfuSignaling['closeTransport'] = (id) => this.#answer(`close ${id}`, () => null);
  readonly closeConsumer: SfuSignaling['closeConsumer'] = (id) =>
    this.#answer(`close ${id}`, () => this.consumers.delete(id));

  readonly restartIce: SfuSignaling['restartIce'] = (id) =>
    this.#answer(`restart ${id}`, () => ({ usernameFragment: 'new', password: 'new' }));

  readonly produce: SfuSignaling['produce'] = ({ source }) =>
    this.#answer(`produce ${source}`, () => {
      const id = this.#id('producer');
      this.producers.set(id, source);
      return id;
    });

  readonly closeProducer: SfuSignaling['closeProducer'] = (id) =>
    this.#answer(`close ${id}`, () => this.producers.delete(id));

  readonly consume: SfuSignaling['consume'] = ({ producerId }) => {
    const source = this.published.find((track) => track.producerId === producerId);
    if (!source) return Promise.resolve({ ok: false, error: { code: 'MEDIA_SERVER_ERROR', message: 'gone' } });
    return this.#answer(`consume ${producerId}`, () => {
      const id = this.#id('consumer');
      this.consumers.set(id, { producerId, paused: true });
      return { id, producerId, kind: source.kind, rtpParameters: { codecs: [] } };
    });
  };

  readonly setConsumer: SfuSignaling['setConsumer'] = (id, wish) =>
    this.#answer(`set ${id}`, () => {
      const consumer = this.consumers.get(id);
      if (consumer) this.consumers.set(id, { producerId: consumer.producerId, ...wish });
      return null;
    });

  readonly listTracks: SfuSignaling['listTracks'] = () => this.#answer('list', () => [...this.published]);

  #id(kind: string): string {
    this.#made += 1;
    return `${kind}-${this.#made}`;
  }

  #answer<T>(question: string, make: () => T) {
    this.asked.push(question);
    return this.failure ? Promise.resolve({ ok: false as const, error: this.failure }) : done(make());
  }
}
