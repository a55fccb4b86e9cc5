import { statSync } from 'node:fs'
import { differences, TSHARK_FIELDS, tallyFields, tallyList } from './handshakes.js'
import { type Command, type Cost, cost, interleaved, keep, median } from './run.js'
import { figure, table, times } from './table.js'

export type SpeedOptions = {
	readonly program: Command
	readonly rounds: number
	/** A folder for what programs print. */
	readonly folder: string
	readonly say: (text: string) => void
}

type Name = keyof ReturnType<typeof commands>

/**
 * Each program lists the handshakes of a capture, but for tcpdump, which only reads and writes the packets, and
 * ssldump, which has no shorter list than all records.
 */
function commands(program: Command, file: string) {
	const fields = TSHARK_FIELDS.flatMap(field => ['-e', field])
	return {
		handshark: [...program, 'report', '--handshakes', file] as Command,
		'handshark, whole report': [...program, 'report', '--json', '--no-proofs', file] as Command,
		tshark: ['tshark', '-n', '-r', file, '-Y', 'tls.handshake', '-T', 'fields', ...fields] as Command,
		tcpdump: ['tcpdump', '-n', '-r', file, '-w', '/dev/null'] as Command,
		ssldump: ['ssldump', '-n', '-r', file] as Command,
	}
}

/** All programs on one capture: that the same handshakes come out, then what each of them takes, as a table. */
export async function speed(what: string, file: string, options: SpeedOptions): Promise<string> {
	const { program, rounds, folder, say } = options
	const all = commands(program, file)
	const verdict = await sameHandshakes(all, folder)
	const names = Object.keys(all) as Name[]
	const costs = interleaved(names, rounds, name => {
		const result = cost(all[name])
		say(`${name}: ${figure(result.wall)} s, ${figure(result.cpu)} s of processors, ${figure(result.peak)} MB`)
		return result
	})
	const of = (name: Name, key: keyof Cost) => median(costs[name].map(result => result[key]))
	const rows = names.map(name => [
		name,
		figure(of(name, 'wall')),
		figure(of(name, 'cpu')),
		figure(of(name, 'peak')),
		times(of(name, 'wall') / of('handshark', 'wall')),
		times(of(name, 'cpu') / of('handshark', 'cpu')),
	])
	const head = ['', 'seconds', 'of processors', 'peak MB', 'to handshark', 'of processors']
	return [
		`**${what}**, ${figure(statSync(file).size / 1e6)} MB; ${verdict}`,
		'',
		table(head, rows),
		'',
		`handshark is ${figure(of('tshark', 'wall') / of('handshark', 'wall'))} times as fast as tshark (wanted: 10) and takes ` +
			`${figure(of('handshark', 'wall') / of('tcpdump', 'wall'))} times as long as tcpdump (wanted: at most 3), ` +
			`with ${figure(of('handshark', 'peak'))} MB at its peak (wanted: at most 150).`,
	].join('\n')
}

async function sameHandshakes(all: ReturnType<typeof commands>, folder: string): Promise<string> {
	const printed = { handshark: `${folder}/handshark.out`, tshark: `${folder}/tshark.out` }
	keep(all.handshark, printed.handshark)
	keep(all.tshark, printed.tshark)
	const ours = await tallyList(printed.handshark)
	const theirs = await tallyFields(printed.tshark)
	const differing = differences(ours, theirs)
	const hellos = `${ours.get('client_hello') ?? 0} ClientHello, ${ours.get('server_hello') ?? 0} ServerHello`
	if (differing.length === 0) return `handshark and tshark list the same handshakes (${hellos})`
	return `handshark and tshark differ: ${differing.join('; ')}`
}
