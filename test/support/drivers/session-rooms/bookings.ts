import { createAccount } from '#test/support/drivers/conversation-calls/index.ts';
import type { TestServer } from '#test/support/server/index.ts';
import { type RestClient, createRest } from './rest.ts';
import { type PayloadOf, type RoomSocket, type SocketWish, connectSocket } from './socket.ts';

/** Somebody with an account. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly token: string;
  readonly rest: RestClient;
  /** Opens a connection. The server ends the older one of the same token. */
  readonly connect: (wish?: SocketWish) => Promise<RoomSocket>;
}

/** Makes an account that no other test knows. */
export const createUser = async (url: string, name: string): Promise<User> => {
  const { id, token } = await createAccount(url, name);
  return {
    id,
    name,
    token,
    rest: createRest(url, token),
    connect: (wish) => connectSocket(url, { owner: name, auth: { token }, ...wish }),
  };
};

/** The administrator that every server has. */
export const ownerOf = (server: TestServer): RestClient => createRest(server.url, server.ready.owner.token);

const MINUTE_MS = 60_000;
/** A moment so many minutes from now. */
export const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * MINUTE_MS).toISOString();

/** What of an appointment a test cares about; without a wish it is confirmed, paid and begins in ten minutes. */
export interface BookingWish {
  readonly date?: string;
  readonly type?: string;
  readonly status?: string;
  readonly paymentStatus?: string;
  readonly durationMinutes?: number;
}

/** An appointment of two people whom no other test knows, and somebody who has no part in it. */
export interface Booking {
  readonly sessionId: string;
  readonly date: string;
  readonly client: User;
  readonly psychologist: User;
  readonly stranger: User;
  /** Changes the appointment as an administrator. */
  readonly change: (body: BookingWish) => Promise<void>;
  /** The room, made if there is none yet. */
  readonly room: () => Promise<string>;
}

/** Books an appointment. */
export const book = async (server: TestServer, wish: BookingWish = {}): Promise<Booking> => {
  const names = ['John Doe', 'Dr. Jane Smith', 'Eve'];
  const users = await Promise.all(names.map((name) => createUser(server.url, name)));
  const [client, psychologist, stranger] = users;
  if (!client || !psychologist || !stranger) throw new Error('There are three of them');
  const date = wish.date ?? inMinutes(10);
  const { data } = await ownerOf(server).ok('createAppointment', {
    body: {
      type: 'Individual',
      status: 'Confirmed',
      paymentStatus: 'Completed',
      ...wish,
      date,
      clientId: client.id,
      psychologistId: psychologist.id,
    },
  });
  const sessionId = data.id;
  return {
    sessionId,
    date,
    client,
    psychologist,
    stranger,
    async change(body) {
      await ownerOf(server).ok('updateAppointment', { params: { appointmentId: sessionId }, body });
    },
    room: async () => (await client.rest.ok('generateRoom', { params: { sessionId } })).roomId,
  };
};

/** Comes into a room and gives what the newcomer was told. */
export const joinRoom = async (
  socket: RoomSocket,
  roomId: string,
  payload: Readonly<Record<string, unknown>> = {},
): Promise<PayloadOf<'room-joined'>> => {
  socket.emit('join-room', { roomId, ...payload });
  return socket.waitFor('room-joined', (joined) => joined.roomId === roomId);
};

/** A room with both in it. */
export interface Meeting extends Booking {
  readonly roomId: string;
  readonly clientSocket: RoomSocket;
  readonly psychologistSocket: RoomSocket;
}

/** Books an appointment and brings both into its room, the client first. */
export const meet = async (server: TestServer, wish: BookingWish = {}): Promise<Meeting> => {
  const booking = await book(server, wish);
  const roomId = await booking.room();
  const clientSocket = await booking.client.connect();
  await joinRoom(clientSocket, roomId);
  const psychologistSocket = await booking.psychologist.connect();
  await joinRoom(psychologistSocket, roomId);
  await clientSocket.waitFor('user-joined', ({ userId }) => userId === booking.psychologist.id);
  return { ...booking, roomId, clientSocket, psychologistSocket };
};
