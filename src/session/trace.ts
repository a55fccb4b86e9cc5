import type { Side } from '../decode/net/tcp-connection.js'
import type { Chunk } from '../decode/stream.js'
import type { Conversation, Find, Role } from './conversation.js'
export class Trace {
	constructor(readonly text: string) {}
	push(_side: Side, _chunk: Chunk): void {}
	hole(_side: Side): void {}
	end(_side: Side): void {}
	body(_from: Role, _packet: number, _rung: number, _bytes: Uint8Array, _changed: boolean): void {}
	result(_role: (side: Side) => Role, _c: Conversation): Find {
		return { text: this.text, searched: 0, hits: [] }
	}
}
