import { readdir, readFile, readlink } from 'node:fs/promises'
import type { SocketAddress } from './proxy/frames.js'

/** Milliseconds between two looks through all processes, and connections that may wait for one. */
const LOOK_EVERY = 200
/** How much longer than a look the rest behind it is, at least. */
const RESTS = 20
const WAITING = 64

type Wanted = { readonly client: SocketAddress; readonly port: number }

/**
 * Finds the local process that has opened a socket, on Linux, where /proc allows it: of its own processes a user sees the
 * sockets, root sees all. Looks come at most every so often, so that thousands of connections cost no more than a few.
 */
export class ProcessFinder {
	readonly #told: (client: SocketAddress, process: string) => void
	#wanted: Wanted[] = []
	#timer: NodeJS.Timeout | undefined
	/** Processes that had sockets before: they are looked at first. */
	readonly #known = new Set<string>()

	/** @param told takes `curl (pid 4711)` */
	constructor(told: (client: SocketAddress, process: string) => void) {
		this.#told = told
	}

	/** Who has the socket that is connected to a port? It is told soon, or never. */
	look(client: SocketAddress, port: number): void {
		if (process.platform !== 'linux' || this.#wanted.length >= WAITING) return
		this.#wanted.push({ client, port })
		this.#timer ??= setTimeout(() => void this.#lookNow(), this.#wanted.length > 1 ? LOOK_EVERY : 0).unref()
	}

	async #lookNow(): Promise<void> {
		const wanted = this.#wanted
		this.#wanted = []
		const begun = performance.now()
		try {
			const inodes = await inodesOf(wanted)
			if (inodes.size > 0) await this.#findOwners(inodes)
		} catch {
			// Without /proc nothing is known.
		}
		this.#timer = undefined
		// The kernel's table holds thousands of connections that were closed a moment ago, where many are opened.
		const rest = Math.max(LOOK_EVERY, RESTS * (performance.now() - begun))
		if (this.#wanted.length > 0) this.#timer = setTimeout(() => void this.#lookNow(), rest).unref()
	}

	async #findOwners(inodes: Map<string, SocketAddress>): Promise<void> {
		const own = String(process.pid)
		const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name) && name !== own).reverse()
		const ordered = [
			...[...this.#known].filter(pid => pids.includes(pid)),
			...pids.filter(pid => !this.#known.has(pid)),
		]
		for (const pid of ordered) {
			if (inodes.size === 0) return
			for (const inode of await socketsOf(pid)) {
				const client = inodes.get(inode)
				if (!client) continue
				inodes.delete(inode)
				this.#known.add(pid)
				if (this.#known.size > WAITING) this.#known.delete([...this.#known][0]!)
				this.#told(client, `${await commandOf(pid)} (pid ${pid})`)
			}
		}
	}
}

/** The sockets that are wanted, by their inodes in the kernel's tables of TCP sockets. */
async function inodesOf(wanted: readonly Wanted[]): Promise<Map<string, SocketAddress>> {
	const found = new Map<string, SocketAddress>()
	const byPorts = new Map(wanted.map(({ client, port }) => [`${hexPort(client.port)} ${hexPort(port)}`, client]))
	for (const name of ['tcp', 'tcp6']) {
		const table = await readFile(`/proc/self/net/${name}`, 'latin1').catch(() => '')
		for (const line of table.split('\n').slice(1)) {
			const [, local, remote, , , , , , , inode] = line.trim().split(/\s+/)
			const client = byPorts.get(`${local?.split(':')[1]} ${remote?.split(':')[1]}`)
			if (client && inode !== undefined && inode !== '0') found.set(inode, client)
		}
	}
	return found
}

const hexPort = (port: number) => port.toString(16).toUpperCase().padStart(4, '0')

/** Inodes of the sockets that a process has open; none where it may not be looked at. */
async function socketsOf(pid: string): Promise<string[]> {
	const folder = `/proc/${pid}/fd`
	const names = await readdir(folder).catch(() => [])
	const links = await Promise.all(names.map(name => readlink(`${folder}/${name}`).catch(() => '')))
	return links.flatMap(link => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? [])
}

async function commandOf(pid: string): Promise<string> {
	return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '?')).trim()
}
