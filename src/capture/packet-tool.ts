import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { CaptureError } from './capture-error.js'

/** A program that captures packets: this one needs no rights for it, those programs are given them. */
export type PacketTool = { readonly name: 'dumpcap' | 'tcpdump'; readonly path: string }

/** A capture that goes on. */
export type RunningCapture = {
	/** Ends it as Ctrl+C does; `ended` follows. */
	stop(): void
	/** What it said at its end: how many packets there were, and how many it has lost. */
	readonly ended: Promise<string>
}

/** The tools in the order in which they are tried, and folders that are not in everybody's PATH. */
const NAMES = ['dumpcap', 'tcpdump'] as const
const FOLDERS = ['/usr/sbin', '/sbin', '/usr/local/sbin']

/** The first of the tools that is there. Throws a CaptureError that says what to install. */
export function findPacketTool(path = process.env.PATH ?? ''): PacketTool {
	const folders = [...path.split(delimiter).filter(Boolean), ...FOLDERS]
	for (const name of NAMES) {
		const found = folders.map(folder => join(folder, name)).find(isProgram)
		if (found !== undefined) return { name, path: found }
	}
	throw new CaptureError(
		'packets are captured by dumpcap (Debian: wireshark-common) or tcpdump, and neither is installed; handshark proxy needs none',
	)
}

function isProgram(path: string): boolean {
	try {
		accessSync(path, constants.X_OK)
		return true
	} catch {
		return false
	}
}

/** The interfaces that can be captured on, a line each. Throws a CaptureError when there are none to be seen. */
export function listInterfaces(tool: PacketTool): readonly string[] {
	const { stdout, stderr } = spawnSync(tool.path, ['-D'], { encoding: 'utf8' })
	const lines = (stdout ?? '').split('\n').flatMap(line => /^\d+\. ?(.+)$/.exec(line.trim())?.[1] ?? [])
	if (lines.length === 0) throw failure(tool, undefined, stderr ?? '')
	return lines
}

/**
 * Captures: `take` gets what the tool writes, a pcap file, as it comes. Resolves when packets are being captured; rejects with a
 * CaptureError that says what is missing.
 */
export function startPacketTool(
	tool: PacketTool,
	{
		iface,
		filter,
		take,
	}: {
		readonly iface: string | undefined
		readonly filter: string | undefined
		readonly take: (bytes: Uint8Array) => void
	},
): Promise<RunningCapture> {
	const child = spawn(tool.path, argumentsOf(tool, iface, filter), { stdio: ['ignore', 'pipe', 'pipe'] })
	// However the program ends, short of being killed, the tool does.
	const atExit = () => child.kill('SIGKILL')
	process.on('exit', atExit)
	child.once('exit', () => process.off('exit', atExit))
	child.stdout!.on('data', take)
	let said = ''
	return new Promise((resolve, reject) => {
		const ended = new Promise<string>(over => {
			child.once('close', () => {
				reject(failure(tool, iface, said))
				over(countsIn(said))
			})
		})
		child.once('error', error => reject(new CaptureError(`${tool.path} cannot be started: ${error.message}`)))
		child.stderr!.setEncoding('utf8').on('data', (text: string) => {
			said = (said + text).slice(-KEPT)
			if (BEGUN[tool.name].test(said)) resolve({ stop: () => stop(child), ended })
		})
	})
}

/** What the tools say once they capture. */
const BEGUN = { dumpcap: /^File: /m, tcpdump: /^(tcpdump: )?listening on /m }

/** Characters of what a tool says that are kept. */
const KEPT = 16 << 10

function argumentsOf({ name }: PacketTool, iface: string | undefined, filter: string | undefined): string[] {
	const on = iface === undefined ? [] : ['-i', iface]
	if (name === 'dumpcap')
		return ['-P', '-q', '-B', '16', ...on, ...(filter === undefined ? [] : ['-f', filter]), '-w', '-']
	return ['-U', '--immediate-mode', '-B', '16384', ...on, '-w', '-', ...(filter === undefined ? [] : ['--', filter])]
}

function stop(child: ChildProcess): void {
	if (child.exitCode !== null || child.signalCode !== null) return
	child.kill('SIGINT')
	const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
	child.once('exit', () => clearTimeout(patience))
}

/** Milliseconds that a tool has to end, and to say what it has lost: on a busy machine that takes a while. */
const PATIENCE = 10_000

/** One sentence: what is not permitted and how to allow it, else what the tool complains of. */
function failure({ name }: PacketTool, iface: string | undefined, said: string): CaptureError {
	const on = iface === undefined ? '' : ` on ${iface}`
	if (/permission|not permitted|EPERM|must be root|are you root/i.test(said)) {
		const how =
			name === 'dumpcap'
				? 'dpkg-reconfigure wireshark-common lets members of the group wireshark (usermod -aG wireshark you)'
				: 'setcap cap_net_raw,cap_net_admin=eip tcpdump lets everybody who may run it'
		return new CaptureError(`${name} may not capture${on}: ${how}; or run it as root`)
	}
	const lines = said.split('\n').map(line => line.trim())
	const complaint = lines.find(line => line.startsWith(`${name}: `) && !/listening on/.test(line))
	const text = complaint?.slice(name.length + 2) ?? lines.filter(Boolean).at(-1) ?? 'it says nothing'
	return new CaptureError(`${name} does not capture${on}: ${text}`)
}

/** How many packets there were and were lost, in one line, whichever tool says it. */
function countsIn(said: string): string {
	const dumpcap = /Packets received\/dropped on interface .*?: (\d+)\/(\d+)/.exec(said)
	if (dumpcap) return `${dumpcap[1]} packets received, ${dumpcap[2]} dropped`
	const [captured, dropped] = [/(\d+) packets? captured/.exec(said), /(\d+) packets? dropped by kernel/.exec(said)]
	return captured
		? `${captured[1]} packets captured, ${dropped?.[1] ?? '?'} dropped`
		: 'it did not say how many packets'
}
