import { existsSync } from 'node:fs'
import type { SocketAddress } from '../../capture/proxy/frames.js'
import { readTarget, type Target } from '../../capture/proxy/opening.js'
import { readTamperRule } from '../../capture/proxy/tamper-rule.js'
import { counted, grouped } from '../../grouped.js'
import { complain } from '../complain.js'
import { EXIT } from '../exit.js'
import type { ScreenOptions } from '../options.js'
import { output } from '../output.js'
import { UsageError } from '../usage-error.js'
import { type Authority, authorityPaths, openAuthority } from './authority.js'
import { type LiveSource, showLive } from './live-session.js'
import { RelayThread } from './relay-thread.js'
import { temporaryFile } from './temporary-file.js'
import { trustAdvice } from './trust-advice.js'

export type ProxyOptions = ScreenOptions & {
	readonly to?: string
	readonly listen: string
	readonly write?: string
	readonly force?: boolean
	readonly terminate?: boolean
	readonly plain?: boolean
	readonly insecure?: boolean
	readonly tamper?: string
	readonly allowRemote?: boolean
	readonly screen: boolean
	readonly showCa?: boolean
}

/** `handshark proxy`: relays connections, records them, and shows them as they come. */
export async function proxyCommand(options: ProxyOptions): Promise<number> {
	if (options.showCa) return showAuthority(options.listen)
	const { terminate = options.plain === true, plain = false, insecure = false, tamper, write } = options
	const to = options.to === undefined ? undefined : target(options.to, '--to')
	const listen = target(options.listen, '--listen', ANY_PORT)
	if (insecure && (!terminate || plain))
		throw new UsageError('--insecure goes with --terminate: else nothing is verified here')
	if (!options.allowRemote && !isLoopback(listen.host))
		throw new UsageError(
			`${listen.host} is no loopback address: others could use this proxy (--allow-remote lets them)`,
		)
	const rule = tamper === undefined ? undefined : readTamperRule(tamper)
	if (typeof rule === 'string') throw new UsageError(`--tamper ${tamper}: ${rule}`)
	const keysPath = write === undefined ? undefined : `${write}.keys`
	if (keysPath !== undefined && !options.force && existsSync(keysPath))
		throw new UsageError(`${keysPath} exists: --force writes over it`)
	const authority = terminate ? openAuthority() : undefined
	warn(options, { terminate, plain, insecure })
	const file = write === undefined ? temporaryFile() : { path: write, release: () => {} }
	return showLive(async news => {
		const thread = await RelayThread.start(
			{
				listen,
				...(to && { to }),
				path: file.path,
				force: options.force === true || write === undefined,
				...(keysPath !== undefined && { keysPath }),
				hasLines: (options.keys ?? []).length > 0 || Boolean(process.env.SSLKEYLOGFILE),
				...(terminate && { terminate: { ca: options.ca ?? [], isInsecure: insecure, isPlain: plain } }),
				...(tamper !== undefined && { tamper }),
			},
			news,
		).catch(error => {
			file.release()
			throw error
		})
		if (authority) tellOfAuthority(authority, thread.address)
		complain(listening(thread.address, to, options, terminate))
		return {
			name: write ?? 'proxy',
			path: file.path,
			opened: file.release,
			origin: 'relay',
			from: { kind: 'proxy', at: text(thread.address) },
			lines: text => thread.lines(text),
			named: (client, process) => thread.named(client, process),
			listensAt: thread.address.port,
			greeting: 'headers are made up, times are the relay’s',
			stop: async () => {
				const { connections, refused, packets, bytes, secrets, areInFront } = await thread.stop()
				const where =
					secrets === 0 ? '' : `: ${counted(secrets, 'line')} of secrets ${areInFront ? 'in front' : 'beside it'}`
				const kept = write === undefined ? 'nothing is kept (--write FILE)' : `${write}${where}`
				const size = `${counted(packets, 'packet')}, ${counted(bytes, 'byte')}`
				const refusals = refused > 0 ? `, ${grouped(refused)} refused` : ''
				return `${counted(connections, 'connection')}${refusals}, ${size}; ${kept}`
			},
		} satisfies LiveSource
	}, options)
}

function listening(
	address: SocketAddress,
	to: Target | undefined,
	{ write, tamper }: ProxyOptions,
	terminate: boolean,
): string {
	const changed = tamper === undefined ? 'no byte is changed' : 'a byte of every connection is changed'
	const what = terminate ? 'TLS ends here' : changed
	const where = to
		? `→ ${to.host}:${to.port}, or wherever CONNECT asks to`
		: `as a proxy: curl -x http://${text(address)}`
	const into = write === undefined ? '' : `, recorded into ${write}`
	return `listening on ${text(address)} ${where}; ${what}${into}; headers are made up, times are the relay’s`
}

/** What is out of the ordinary is said loudly. */
function warn(
	{ allowRemote, tamper }: ProxyOptions,
	{ terminate, plain, insecure }: { terminate: boolean; plain: boolean; insecure: boolean },
): void {
	if (insecure)
		complain('WARNING: --insecure: the certificate of the upstream is NOT verified; anybody may be behind it')
	if (terminate && plain) complain('WARNING: --plain: behind this proxy nothing is encrypted')
	if (allowRemote) complain('WARNING: --allow-remote: whoever reaches this port can use this proxy')
	if (tamper !== undefined) complain(`WARNING: --tamper ${tamper}: a byte of every connection IS CHANGED on its way`)
}

function tellOfAuthority({ certificatePath, keyPath, isNew }: Authority, address: SocketAddress): void {
	if (isNew) process.stderr.write(trustAdvice(certificatePath, keyPath, text(address)))
	else complain(`signed by ${certificatePath}; how to trust it, and to undo it: handshark proxy --show-ca`)
}

async function showAuthority(listen: string): Promise<number> {
	const { certificatePath, keyPath } = authorityPaths()
	await output(trustAdvice(certificatePath, keyPath, listen))
	if (!existsSync(certificatePath)) complain('it is not there yet: the first --terminate makes it')
	return EXIT.ok
}

/** The system chooses one that is free. */
const ANY_PORT = 0

function target(value: string, option: string, lowest?: number): Target {
	const found = readTarget(value, lowest)
	if (found) return found
	throw new UsageError(`${option} takes HOST:PORT, not “${value}”`)
}

function isLoopback(host: string): boolean {
	return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

const text = ({ address, port }: SocketAddress) =>
	address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`
