import type { RoomView, Signal } from '../room/protocol.ts';

export interface PeerOptions {
  readonly own: MediaStream;
  send(signal: Signal): void;
  /** The other side's picture and sound; undefined when the connection has gone. */
  onRemote(stream: MediaStream | undefined): void;
  onConnection(state: RTCPeerConnectionState): void;
}

/**
 * The WebRTC connection of the two pages in a room. Each arrival starts a new epoch and with it a new connection,
 * which the agent offers; messages of older epochs are late and ignored.
 */
export class Peer {
  readonly #options: PeerOptions;
  #epoch = -1;
  #connection: RTCPeerConnection | undefined;
  /** Messages are taken one after the other: a candidate makes no sense before the description. */
  #queue: Promise<void> = Promise.resolve();

  constructor(options: PeerOptions) {
    this.#options = options;
  }

  follow({ side, phase, present, epoch }: RoomView): void {
    if (phase !== 'active' || !present.agent || !present.guest) {
      this.close();
      return;
    }
    if (epoch === this.#epoch) return;
    this.close();
    this.#epoch = epoch;
    this.#connection = this.#connect(epoch, side === 'agent');
    if (side === 'agent') this.#enqueue(() => this.#offer());
  }

  receive({ epoch, description, candidate }: Signal): void {
    this.#enqueue(async () => {
      const connection = this.#connection;
      if (connection === undefined || epoch !== this.#epoch) return;
      if (candidate) await connection.addIceCandidate(candidate as RTCIceCandidateInit);
      if (description === undefined) return;
      await connection.setRemoteDescription(description as RTCSessionDescriptionInit);
      if (connection.signalingState !== 'have-remote-offer') return;
      await connection.setLocalDescription();
      this.#options.send({ epoch, description: connection.localDescription });
    });
  }

  close(): void {
    if (this.#connection === undefined) return;
    this.#connection.close();
    this.#connection = undefined;
    this.#epoch = -1;
    this.#options.onRemote(undefined);
  }

  #connect(epoch: number, offers: boolean): RTCPeerConnection {
    const { own, send, onRemote, onConnection } = this.#options;
    const connection = new RTCPeerConnection();
    for (const track of own.getTracks()) connection.addTrack(track, own);
    if (offers) {
      // Who has no camera wants to see the other side all the same.
      for (const kind of ['video', 'audio']) {
        if (!own.getTracks().some((track) => track.kind === kind)) {
          connection.addTransceiver(kind, { direction: 'recvonly' });
        }
      }
    }
    const remote = new MediaStream();
    connection.ontrack = ({ track }) => {
      remote.addTrack(track);
      onRemote(remote);
    };
    connection.onicecandidate = ({ candidate }) => {
      if (candidate) send({ epoch, candidate });
    };
    connection.onconnectionstatechange = () => onConnection(connection.connectionState);
    return connection;
  }

  async #offer(): Promise<void> {
    const connection = this.#connection;
    if (connection === undefined) return;
    await connection.setLocalDescription();
    this.#options.send({ epoch: this.#epoch, description: connection.localDescription });
  }

  #enqueue(step: () => Promise<void>): void {
    // A step fails when its connection was closed meanwhile; the next epoch makes a new one.
    this.#queue = this.#queue.then(step).catch(() => undefined);
  }
}
