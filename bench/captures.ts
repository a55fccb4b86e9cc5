import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reorder, repeat, shorten } from './rewrite.js'

const MB = 1_000_000
const RECORDER = fileURLToPath(new URL('record.js', import.meta.url))

/** TLS 1.3, or TLS 1.2 with AES-GCM or AES-CBC. */
export type Keyed = 'tls13' | 'gcm' | 'cbc'

/** Captures are made once and kept in `folder`. Sizes are in megabytes. */
export type Captures = {
	/** Thousands of short connections: 60 to 100 kB each. */
	readonly connections: (size: number) => string
	/** The same ten times over, one after the other and from other addresses. */
	readonly tenfoldConnections: (size: number) => string
	/** Many times as many, of 14 kB: little but handshakes. */
	readonly tiny: (size: number) => string
	/** One download, with 1 % of its segments out of order. */
	readonly download: (size: number) => string
	/** One download in order, and the key log that opens it. */
	readonly keyed: (how: Keyed, size: number) => { readonly file: string; readonly keyLog: string }
	/** About a megabyte of short connections. */
	readonly small: () => string
	/** So many packets of short connections, each round of them from other addresses. */
	readonly packets: (count: number) => string
}

export function capturesIn(folder: string, say: (text: string) => void): Captures {
	mkdirSync(folder, { recursive: true })
	const made = (name: string, make: (path: string) => void): string => {
		const path = join(folder, name)
		if (existsSync(path)) return path
		say(`making ${path}`)
		const unfinished = `${path}.part`
		try {
			make(unfinished)
			renameSync(unfinished, path)
		} finally {
			rmSync(unfinished, { force: true })
		}
		return path
	}
	const connections = (size: number) => made(`connections-${size}.pcap`, path => record('connections', path, size * MB))
	const tiny = (size: number) => made(`tiny-${size}.pcap`, path => record('tiny', path, size * MB))
	return {
		connections,
		tenfoldConnections: size =>
			made(`connections-${size}-tenfold.pcap`, path => repeat(connections(size), path, { rounds: 10 })),
		tiny,
		download: size =>
			made(`download-${size}.pcap`, path => {
				const ordered = `${path}.ordered`
				try {
					record('download', ordered, size * MB)
					const { moved, segments } = reorder(ordered, path, { port: 443, share: 0.01, most: 8 })
					say(`${moved} of ${segments} segments are out of order`)
				} finally {
					rmSync(ordered, { force: true })
				}
			}),
		keyed: (how, size) => {
			const name = `keyed-${how}-${size}.pcap`
			const keyLog = join(folder, `${name}.keys`)
			const file = made(name, path => {
				rmSync(`${path}.keys`, { force: true })
				record(how, path, size * MB)
				renameSync(`${path}.keys`, keyLog)
			})
			return { file, keyLog }
		},
		small: () => made('small.pcap', path => shorten(tiny(SOURCE), path, MB)),
		packets: count => made(`packets-${count}.pcap`, path => repeat(tiny(SOURCE), path, { packets: count })),
	}
}

/** Size of what smaller and synthetic captures are made of. */
const SOURCE = 20

function record(kind: 'connections' | 'tiny' | 'download' | Keyed, path: string, bytes: number): void {
	const command = ['-n', '-m', process.execPath, RECORDER, kind, path, String(bytes)]
	const { status, error } = spawnSync('unshare', command, { stdio: ['ignore', 'inherit', 'inherit'] })
	if (error) throw error
	if (status !== 0 || statSync(path).size < bytes)
		throw new Error(`${path} could not be recorded; it takes root, nginx, wrk, curl, tcpdump, iproute2`)
}
