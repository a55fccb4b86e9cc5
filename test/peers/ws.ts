import type { EventEmitter } from 'node:events'
import * as ws from 'ws'

/** The parts of the `ws` package that read and write frames, which its types do not have. */
type Parts = {
	readonly Receiver: new (options: {
		readonly isServer: boolean
		readonly extensions: Record<string, unknown>
	}) => EventEmitter & { write(chunk: Uint8Array): boolean }
	readonly Sender: { frame(data: Buffer, options: FrameOptions): Buffer[] }
	readonly PerMessageDeflate: new (options: { readonly isServer: boolean; readonly threshold?: number }) => Deflating
	readonly extension: { parse(header: string): Record<string, readonly object[]> }
}

type Deflating = {
	accept(offers: readonly object[]): object
	compress(data: Uint8Array, fin: boolean, done: (error: Error | null, data?: Buffer) => void): void
}

export type FrameOptions = {
	readonly fin: boolean
	readonly rsv1: boolean
	readonly opcode: number
	readonly mask: boolean
	readonly maskBuffer?: Buffer
	readonly generateMask?: () => void
	readonly readOnly: boolean
}

/** A message or control frame, as a line: `text fluffy tail`, `binary 00ff`, `close 1000 bye`. */
export type Line = string

const { Receiver, Sender, PerMessageDeflate, extension } = ws as unknown as Parts

/** A frame as `ws` writes it; masked with `key` where there is one. */
export function frameOfWs(
	payload: Uint8Array,
	{ fin, rsv1, opcode, key }: Pick<FrameOptions, 'fin' | 'rsv1' | 'opcode'> & { readonly key?: Uint8Array },
): Uint8Array {
	const masking = key && { maskBuffer: Buffer.from(key), generateMask: () => {} }
	const options = { fin, rsv1, opcode, mask: key !== undefined, readOnly: true, ...masking }
	return new Uint8Array(Buffer.concat(Sender.frame(Buffer.from(payload), options)))
}

/** Compresses messages one after the other as one side does; `terms` as the header agrees on them. */
export function compressorOfWs(from: 'client' | 'server', terms: string): (data: Uint8Array) => Promise<Uint8Array> {
	const deflate = deflateOf(from === 'server', terms)
	return data =>
		new Promise((resolve, reject) => {
			deflate.compress(data, true, (error, out) => (error ? reject(error) : resolve(new Uint8Array(out!))))
		})
}

/** What `ws` makes of the bytes that one side sent. `terms`: those of permessage-deflate, where it was agreed on. */
export function readByWs(bytes: Uint8Array, from: 'client' | 'server', terms?: string): Promise<Line[]> {
	const isServer = from === 'client'
	const extensions = terms === undefined ? {} : { 'permessage-deflate': deflateOf(isServer, terms) }
	const receiver = new Receiver({ isServer, extensions })
	const lines: Line[] = []
	return new Promise((resolve, reject) => {
		receiver.on('message', (data: Buffer, isBinary: boolean) => {
			lines.push(isBinary ? `binary ${data.toString('hex')}` : `text ${data.toString('utf8')}`)
		})
		receiver.on('ping', (data: Buffer) => lines.push(`ping ${data.toString('hex')}`))
		receiver.on('pong', (data: Buffer) => lines.push(`pong ${data.toString('hex')}`))
		receiver.on('conclude', (code: number, reason: Buffer) => {
			lines.push(`close ${code === 1005 ? '' : code} ${reason.toString('utf8')}`)
		})
		receiver.on('error', reject)
		receiver.on('finish', () => resolve(lines))
		const stream = receiver as unknown as NodeJS.WritableStream
		stream.write(Buffer.from(bytes))
		stream.end()
	})
}

/** In the role of whoever reads: a server takes an offer, a client an answer. */
function deflateOf(isServer: boolean, terms: string): Deflating {
	const deflate = new PerMessageDeflate({ isServer, threshold: 0 })
	deflate.accept(extension.parse(terms)['permessage-deflate'] ?? [])
	return deflate
}
