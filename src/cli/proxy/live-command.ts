import { openSync, rmSync } from 'node:fs'
import { join, parse } from 'node:path'
import { findPacketTool, listInterfaces, startPacketTool } from '../../capture/packet-tool.js'
import { Ring } from '../../capture/ring.js'
import { clean } from '../../clean.js'
import { complain } from '../complain.js'
import { EXIT } from '../exit.js'
import type { ScreenOptions } from '../options.js'
import { output } from '../output.js'
import { version } from '../package.js'
import { UsageError } from '../usage-error.js'
import { showLive } from './live-session.js'
import { temporaryFile } from './temporary-file.js'

export type LiveOptions = ScreenOptions & {
	readonly interface?: string
	readonly captureFilter?: string
	readonly write?: string
	readonly force?: boolean
	/** Megabytes. */
	readonly limit: number
	readonly list?: boolean
	readonly screen: boolean
}

/** `handshark live`: packets of an interface, captured by dumpcap or tcpdump, shown as they come. */
export async function liveCommand(options: LiveOptions): Promise<number> {
	const tool = findPacketTool()
	if (options.list) {
		await output(
			listInterfaces(tool)
				.map(line => `${line}\n`)
				.join(''),
		)
		return EXIT.ok
	}
	const { write, limit } = options
	const isNameless = write === undefined
	const file = isNameless ? temporaryFile() : { path: write, release: () => {} }
	const force = options.force === true || isNameless
	const path = (number: number) => (isNameless ? `${file.path}.${number}` : numbered(write, number))
	const application = `handshark ${version()}`
	try {
		const fd = opened(file.path, force)
		const ring = new Ring({ path, force, fd, limit: limit * 1e6, application, isNameless })
		return await showLive(async ({ notice }) => {
			let hasFailed = false
			const take = (bytes: Uint8Array) => {
				if (hasFailed) return
				try {
					ring.push(bytes)
				} catch (error) {
					hasFailed = true
					notice(`nothing is recorded any more: ${error instanceof Error ? error.message : error}`)
					capture.stop()
				}
			}
			const { interface: iface, captureFilter: filter } = options
			const capture = await startPacketTool(tool, { iface, filter, take }).catch(error => {
				rmSync(file.path, { force: true })
				throw error
			})
			complain(`${tool.name} captures ${on(options)}${write === undefined ? '' : `, into ${write}`}`)
			const ended = capture.ended.then(counts => {
				ring.close()
				return counts
			})
			return {
				name: write ?? 'live',
				path: file.path,
				opened: () => isNameless && rmSync(file.path),
				ended,
				from: { kind: 'interface', ...(iface !== undefined && { at: clean(iface) }) },
				turns: news => {
					ring.news = news
				},
				named: (client, process) => ring.named(client, process),
				stop: async () => {
					capture.stop()
					return `${await ended}; ${keptText(write, ring, limit)}`
				},
			}
		}, options)
	} finally {
		file.release()
	}
}

/** `out.pcapng`, `out-00002.pcapng`, … */
function numbered(path: string, number: number): string {
	if (number === 1) return path
	const { dir, name, ext } = parse(path)
	return join(dir, `${name}-${String(number).padStart(5, '0')}${ext}`)
}

/** What is kept of a capture, and what is not any more. */
function keptText(write: string | undefined, { files, gone }: Ring, limit: number): string {
	const lost = gone > 0 ? `; the oldest was let go, past ${limit} MB (--limit)` : ''
	if (write === undefined) return `nothing is kept (--write FILE)${lost}`
	const last = numbered(write, files)
	return files === 1 ? write : `${numbered(write, gone + 1)} to ${last}${lost}`
}

function opened(path: string, force: boolean): number {
	try {
		return openSync(path, force ? 'w' : 'wx', 0o600)
	} catch (error) {
		const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST'
		throw new UsageError(isThere ? `${path} exists: --force writes over it` : `${path} cannot be written: ${error}`)
	}
}

function on({ interface: iface, captureFilter }: LiveOptions): string {
	const where = iface === undefined ? 'on the first interface' : `on ${iface}`
	return captureFilter === undefined ? where : `${where}, “${captureFilter}”`
}
