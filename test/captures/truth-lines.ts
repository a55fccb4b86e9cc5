import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A TCP stream as tshark numbers and names it: `a` sent its first frame. */
export type StreamTruth = {
	readonly s: number
	readonly a: string
	readonly b: string
	/** Reassembled payload from each end: bytes, SHA-256, and a note where the capture has gaps. */
	readonly fol?: Readonly<Record<'a' | 'b', readonly [number, string, unknown?] | undefined>>
}

/** What all lines have that stand for something in a TCP stream. `d` 0 is from `a`, 1 from `b`. */
export type Placed = { readonly f: number; readonly s: number; readonly d: 0 | 1 }

export type RecordTruth = Placed & {
	readonly i: number
	readonly ct?: number
	readonly ot?: number
	readonly sslv2?: 1
}

/** A handshake message. Without `type` tshark could not read it. */
export type HandshakeTruth = Placed & {
	readonly rec?: number
	readonly type?: number
	readonly len?: number
	readonly ver?: string
	readonly random?: string
	readonly sid?: string
	readonly ciphers?: readonly number[]
	readonly cipher?: number
	readonly comp?: readonly number[]
	readonly exts?: readonly number[]
	readonly extlens?: readonly number[]
	readonly sni?: readonly string[]
	readonly alpn?: readonly string[]
	readonly groups?: readonly number[]
	readonly ks?: readonly number[]
	readonly kslen?: readonly number[]
	readonly ks_sel?: readonly number[]
	readonly sver?: readonly number[]
	readonly sigalgs?: readonly number[]
	readonly ecpf?: readonly number[]
	readonly pskmodes?: readonly number[]
	readonly ja3?: string
	readonly ja3_full?: string
	readonly ja3s?: string
	readonly hrr?: true
	readonly sslv2?: 1
	readonly v2specs?: readonly number[]
	readonly certs?: readonly { readonly sha256: string }[]
	readonly via?: string
}

export type AlertTruth = Placed & { readonly rec?: number; readonly level?: number; readonly desc?: number }

export type HttpTruth = Placed & {
	readonly tls?: 1
	readonly other?: 1
	readonly method?: string
	readonly uri?: string
	readonly ver?: string
	readonly status?: number
}

/** What tshark says of one capture, as far as TCP goes. */
export type Truths = {
	/** Frames tshark counted. */
	readonly packets: number
	readonly streams: ReadonlyMap<number, StreamTruth>
	readonly records: readonly RecordTruth[]
	readonly handshakes: readonly HandshakeTruth[]
	readonly alerts: readonly AlertTruth[]
	readonly http: readonly HttpTruth[]
}

/** The folder of other people's captures, where there is one. */
export function captureFolder(): string | undefined {
	const folder = process.env.HANDSHARK_CAPTURES
	return folder && existsSync(folder) ? folder : undefined
}

/** Every capture of the folder by its name there, `repository/file`, in the order of its manifest. */
export function captureNames(folder: string): string[] {
	const lines = readFileSync(join(folder, 'MANIFEST.tsv'), 'utf8').trim().split('\n')
	return lines.slice(1).map(line => line.split('\t', 1)[0]!)
}

/** The truth lines of one capture. */
export function readTruths(folder: string, name: string): Truths {
	const lines = readFileSync(join(folder, `${name}.truth.jsonl`), 'utf8')
		.trim()
		.split('\n')
	const all = lines.map(line => JSON.parse(line) as { readonly t: string; readonly s?: number })
	const of = <T>(kind: string) => all.filter(({ t, s }) => t === kind && s !== undefined) as unknown as T[]
	const [file] = all as unknown as [{ readonly packets: number }]
	return {
		packets: file.packets,
		streams: new Map(of<StreamTruth>('stream').map(stream => [stream.s, stream])),
		records: of('rec'),
		handshakes: of('hs'),
		alerts: of('alert'),
		http: of('http'),
	}
}
