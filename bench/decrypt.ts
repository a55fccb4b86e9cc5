import { statSync } from 'node:fs'
import { exchangesOfFields, exchangesOfReport, HTTP_FIELDS } from './http.js'
import { type Command, type Cost, cost, interleaved, median } from './run.js'
import type { SpeedOptions } from './speed.js'
import { figure, table, times } from './table.js'

/** Seconds that tshark may take for one capture. */
const PATIENCE = 900

type Name = keyof ReturnType<typeof commands>

/** Each program opens a capture with its key log and lists the HTTP in it; handshark also with its proofs. */
function commands(program: Command, { file, keyLog }: KeyedCapture) {
	const report = [...program, 'report', '--json', '--keys', keyLog] as const
	const fields = HTTP_FIELDS.flatMap(field => ['-e', field])
	const keys = ['-o', `tls.keylog_file:${keyLog}`]
	return {
		handshark: [...report, '--no-proofs', file] as Command,
		'handshark, with proofs': [...report, file] as Command,
		tshark: ['tshark', '-n', ...keys, '-r', file, '-Y', 'http', '-T', 'fields', ...fields] as Command,
	}
}

export type KeyedCapture = { readonly file: string; readonly keyLog: string }

/** What each program takes to open one download, as a table, and whether the same HTTP came out. `isMeasure`: it is told what is wanted. */
export async function decrypt(
	what: string,
	capture: KeyedCapture,
	options: SpeedOptions & { readonly isMeasure: boolean },
): Promise<string> {
	const { program, rounds, folder, say } = options
	const all = commands(program, capture)
	const names = Object.keys(all) as Name[]
	const printed = (name: Name) => `${folder}/decrypt-${names.indexOf(name)}.out`
	const costs = interleaved(names, rounds, name => {
		const result = cost(all[name], { output: printed(name), ...(name === 'tshark' && { limit: PATIENCE }) })
		const stopped = result.isStopped ? ', and was stopped' : ''
		say(`${name}: ${figure(result.wall)} s, ${figure(result.cpu)} s of processors, ${figure(result.peak)} MB${stopped}`)
		return result
	})
	const isStopped = costs.tshark.some(result => result.isStopped)
	const of = (name: Name, key: keyof Cost) => median(costs[name].map(result => result[key]))
	const rows = names.map(name => [
		name === 'tshark' && isStopped ? `tshark, stopped after ${PATIENCE} s` : name,
		...(['wall', 'cpu', 'peak'] as const).map(key => figure(of(name, key))),
		...(['wall', 'cpu', 'peak'] as const).map(key => times(of(name, key) / of('handshark', key))),
	])
	const head = ['', 'seconds', 'of processors', 'peak MB', 'to handshark', 'of processors', 'of memory']
	const wanted = (text: string) => (options.isMeasure ? ` (wanted: ${text})` : '')
	const ratio = (name: Name) => figure(of('tshark', 'wall') / of(name, 'wall'))
	return [
		`**${what}**, ${figure(statSync(capture.file).size / 1e6)} MB; ${await verdict(printed)}`,
		'',
		table(head, rows),
		'',
		`handshark is ${isStopped ? 'at least ' : ''}${ratio('handshark')} times as fast as tshark${wanted('10')}, ` +
			`${ratio('handshark, with proofs')} times with proofs, with ${figure(of('handshark', 'peak'))} and ` +
			`${figure(of('handshark, with proofs', 'peak'))} MB at its peak${wanted('at most 200')}.`,
	].join('\n')
}

async function verdict(printed: (name: Name) => string): Promise<string> {
	const [plain, proven] = [
		await exchangesOfReport(printed('handshark')),
		await exchangesOfReport(printed('handshark, with proofs')),
	]
	const theirs = await exchangesOfFields(printed('tshark'))
	const ours = plain.join('; ')
	if (ours !== proven.join('; ')) return `handshark lists ${ours}, and with proofs ${proven.join('; ')}`
	if (ours === theirs.join('; ')) return `handshark and tshark list the same HTTP (${ours})`
	return `handshark lists ${ours || 'nothing'}, tshark ${theirs.join('; ') || 'nothing'}`
}
