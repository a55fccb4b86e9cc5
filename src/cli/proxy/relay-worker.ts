import { rmSync } from 'node:fs'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import { parentPort, workerData } from 'node:worker_threads'
import { KeysFile } from '../../capture/proxy/keys-file.js'
import { RecordingProxy } from '../../capture/proxy/proxy.js'
import { Recording } from '../../capture/proxy/recording.js'
import { putSecretsInFront } from '../../capture/proxy/secrets-in-front.js'
import { readTamperRule } from '../../capture/proxy/tamper-rule.js'
import type { Termination } from '../../capture/proxy/terminate.js'
import { version } from '../package.js'
import { trustedPem } from '../trust-option.js'
import { UsageError } from '../usage-error.js'
import { leafMaker, openAuthority } from './authority.js'
import type { ConnectionEnds, RelayAnswer, RelayData, RelayRequest } from './messages.js'

/*
 * The thread that relays and records, so that a screen that is drawn delays no byte: started by `RelayThread`, it tells
 * by messages what happens.
 */

/** Milliseconds between two messages that tell of connections, and how many one of them tells of: who opened the rest is not asked. */
const GATHERED = 50
const MOST_TOLD = 64
/** The same behind a message that tells of so many: a finder of processes looks no more often. */
const GATHERED_MANY = 500

const port = parentPort!
const { listen, to, path, force, keysPath, hasLines, terminate, tamper, over } = workerData as RelayData

void begin().catch(error => {
	if (!isExpected(error)) throw error
	tell({ kind: 'failed', text: sentence(error) })
})

async function begin(): Promise<void> {
	const rule = tamper === undefined ? undefined : readTamperRule(tamper)
	if (typeof rule === 'string') throw new UsageError(`--tamper ${tamper}: ${rule}`)
	const termination = terminate && terminationOf(terminate)
	const flags = force ? 'w' : 'wx'
	const recording = new Recording(path, {
		flags,
		application: `handshark ${version()}`,
		failed: error => tell({ kind: 'notice', text: `nothing is recorded any more: ${messageOf(error)}` }),
	})
	const keys = new KeysFile(keysPath, flags)
	const proxy = await RecordingProxy.listen({
		listen,
		recording,
		...(to && { to }),
		...(termination && { termination }),
		...(rule && { tamper: rule }),
		news: {
			connection: (client, server) => connected({ client, server }),
			...(hasLines && { clientRandom: (random: string) => kept(() => keys.seen(random)) }),
			secret: line => {
				kept(() => keys.add(line))
				tell({ kind: 'secret', line })
			},
			notice: text => tell({ kind: 'notice', text }),
		},
	}).catch(error => {
		recording.close()
		rmSync(path, { force: true })
		throw error
	})
	port.on('message', (request: RelayRequest) => {
		if (request.kind === 'stop') stop(proxy, recording, keys)
		else if (request.kind === 'named') recording.named(request.client, request.process)
		else for (const line of request.text.split('\n')) kept(() => keys.offer(line))
	})
	tell({ kind: 'listening', address: proxy.address })
}

/** All in one go: the program may be waiting to end. */
function stop(proxy: RecordingProxy, recording: Recording, keys: KeysFile): void {
	const { taken, refused } = proxy.counts
	const lines = [...keys.lines]
	let areInFront = false
	try {
		proxy.close()
		recording.close()
		keys.close()
		// Where nothing is kept the file has no name any more, and no keys beside it.
		if (keysPath !== undefined) putSecretsInFront(path, recording.head, lines)
		areInFront = true
	} catch (error) {
		tell({ kind: 'notice', text: `the secrets are not in ${path}, but beside it: ${messageOf(error)}` })
	} finally {
		Atomics.store(over, 0, 1)
		Atomics.notify(over, 0)
	}
	const summary = {
		connections: taken,
		refused,
		packets: recording.packets,
		bytes: recording.written,
		secrets: lines.length,
		areInFront,
	}
	tell({ kind: 'stopped', summary })
	port.close()
}

function terminationOf({ ca, isInsecure, isPlain }: NonNullable<RelayData['terminate']>): Termination {
	const certify = leafMaker(openAuthority())
	return { certify, isInsecure, trust: isPlain ? undefined : createSecureContext({ ca: trustedPem(ca) }) }
}

let hasTold = false

/** A key log that cannot be written is told of once. */
function kept(write: () => void): void {
	try {
		write()
	} catch (error) {
		if (!hasTold) tell({ kind: 'notice', text: `keys are not kept: ${messageOf(error)}` })
		hasTold = true
	}
}

let ends: ConnectionEnds[] = []
let gathering: NodeJS.Timeout | undefined

/** The first is told at once; of many a message holds those of a moment. */
function connected(one: ConnectionEnds): void {
	if (!gathering) tell({ kind: 'connections', ends: [one] })
	else if (ends.length < MOST_TOLD) ends.push(one)
	gathering ??= setTimeout(toldAll, GATHERED).unref()
}

function toldAll(): void {
	const rest = ends.length < MOST_TOLD ? GATHERED : GATHERED_MANY
	gathering = ends.length > 0 ? setTimeout(toldAll, rest).unref() : undefined
	if (ends.length > 0) tell({ kind: 'connections', ends })
	ends = []
}

function tell(answer: RelayAnswer): void {
	port.postMessage(answer)
}

function isExpected(error: unknown): error is Error {
	return error instanceof UsageError || (error instanceof Error && 'code' in error)
}

function sentence(error: Error): string {
	if (error instanceof UsageError) return error.message
	const code = 'code' in error ? error.code : undefined
	const address = isIP(listen.host) === 6 ? `[${listen.host}]` : listen.host
	if (code === 'EEXIST') return `${path} exists: --force writes over it`
	if (code === 'EADDRINUSE') return `${address}:${listen.port} is in use: another port is given with --listen`
	if (code === 'EACCES' && 'syscall' in error && error.syscall === 'listen')
		return `${address}:${listen.port} may not be listened on: ports below 1024 are the system’s`
	return error.message
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error)
}
