import { closeSync, fstatSync, openSync } from 'node:fs'
import { findPacketTool, listInterfaces, startPacketTool } from '../../capture/packet-tool.js'
import { complain } from '../complain.js'
import { EXIT } from '../exit.js'
import type { ScreenOptions } from '../options.js'
import { output } from '../output.js'
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
	const file = write === undefined ? temporaryFile() : { path: write, release: () => {} }
	const fd = opened(file.path, options.force === true || write === undefined)
	try {
		return await showLive(async () => {
			const capture = await startPacketTool(tool, { iface: options.interface, filter: options.captureFilter, fd })
			complain(`${tool.name} captures ${on(options)}${write === undefined ? '' : `, into ${write}`}`)
			let isFull = false
			const watch = setInterval(() => {
				if (fstatSync(fd).size <= limit * 1e6) return
				isFull = true
				capture.stop()
			}, LOOK_EVERY)
			const ended = capture.ended.finally(() => clearInterval(watch))
			return {
				name: write ?? 'live',
				path: file.path,
				opened: file.release,
				ended,
				stop: async () => {
					capture.stop()
					const full = isFull ? `; stopped at its limit of ${limit} MB (--limit)` : ''
					return `${await ended}${full}; ${write === undefined ? 'nothing is kept (--write FILE)' : write}`
				},
			}
		}, options)
	} finally {
		file.release()
		closeSync(fd)
	}
}

/** Milliseconds between two looks at the size of what was captured. */
const LOOK_EVERY = 500

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
