import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Opened } from '../../src/cli/read.js'
import { PacketLayers } from '../../src/filter/layers.js'
import type { GrowingSession } from '../../src/session/session.js'
import { FIXTURES, readFixture } from '../fixture-files.js'
import { type Group, grouped, joined, placeIn } from '../peers/joined-capture.js'
import { tsharkVersion } from '../peers/tshark.js'
import { EXCEPTIONS, type Exception } from './exceptions.js'
import { EXPRESSIONS, NUMBERED } from './expressions.js'
import { filterOf } from './read.js'
import { selectedByTshark } from './tshark-selections.js'

/** For each filter, in which captures its packets differ from tshark's. */
type Comparison = { readonly packets: number; readonly different: Map<string, string> }

/** No key log is read, and of what is put together from segments the order does not matter. */
const OPTIONS = ['-o', 'tls.keylog_file:', '-o', 'tcp.reassemble_out_of_order:TRUE']

/** The capture on which filters on numbers are tried, which joining captures would change. */
const MIXED = 'capture-mixed.pcap'

describe('the packets that a filter selects, beside those of tshark', () => {
	const opened = new Map<string, Opened>()
	const compared = new Map<string, Comparison>()
	const used = new Set<Exception>()

	before(async function () {
		const version = tsharkVersion()
		if (version === undefined) {
			console.log('    no tshark here: nothing to compare with')
			this.skip()
		}
		for (const file of FIXTURES) opened.set(file, await readFixture(file))
		const sessions = [...opened.values()].map(({ session }) => session)
		const theirs = new Map(EXPRESSIONS.map(text => [text, new Map<GrowingSession, Set<number>>()]))
		for (const selected of await Promise.all(grouped(sessions).map(selectedInGroup)))
			for (const [text, of] of selected) for (const [session, packets] of of) theirs.get(text)!.set(session, packets)
		const ours = selectedHere(sessions, EXPRESSIONS)
		for (const text of EXPRESSIONS) {
			const different = new Map<string, string>()
			let packets = 0
			for (const session of sessions) {
				const [here, there] = [ours.get(text)!.get(session)!, theirs.get(text)!.get(session)!]
				packets += there.size
				const difference = differenceOf(here, there)
				if (difference) different.set(basename(session.file), difference)
			}
			compared.set(text, { packets, different })
		}
		print(version, compared)
	})

	after(() => {
		for (const { capture } of opened.values()) capture.close()
	})

	for (const text of EXPRESSIONS) {
		it(`are the same for ${text}`, () => {
			const wrong = [...compared.get(text)!.different].filter(([file]) => !excused(text, file, used))
			assert.deepEqual(wrong, [])
		})
	}

	it(`are the same by their numbers in ${MIXED}`, async () => {
		const { session } = opened.get(MIXED)!
		const protocols = grouped([session])[0]!.protocols
		const theirs = await selectedByTshark(`fixtures/${MIXED}`, NUMBERED, [...decodeAs(protocols), ...OPTIONS])
		const ours = selectedHere([session], NUMBERED)
		for (const text of NUMBERED)
			assert.equal(differenceOf(ours.get(text)!.get(session)!, theirs.get(text)!), undefined, text)
	})

	it('are some for nearly every filter, so that little is compared with nothing', () => {
		const empty = [...compared].filter(([, { packets }]) => packets === 0).map(([text]) => text)
		assert.ok(empty.length <= 1, empty.join('\n'))
	})

	it('differ by every exception that is listed', () => {
		assert.deepEqual(
			EXCEPTIONS.filter(exception => !used.has(exception)),
			[],
		)
	})
})

/** What all filters select of each session: a packet is read once for all of them. */
function selectedHere(sessions: readonly GrowingSession[], texts: readonly string[]) {
	const filters = texts.map(filterOf)
	const selected = new Map(texts.map(text => [text, new Map(sessions.map(session => [session, new Set<number>()]))]))
	for (const session of sessions) {
		for (let number = 1; number <= session.index!.count; number++) {
			const packet = new PacketLayers(session, session.index!.row(number)!)
			for (const { text, test } of filters) if (test(packet)) selected.get(text)!.get(session)!.add(number)
		}
	}
	return selected
}

/** What tshark selects of a group's packets, by session. */
async function selectedInGroup({ sessions, protocols }: Group) {
	const folder = mkdtempSync(join(tmpdir(), 'handshark-test-'))
	try {
		const file = join(folder, 'joined.pcapng')
		writeFileSync(file, joined(sessions))
		const selected = await selectedByTshark(file, EXPRESSIONS, [...decodeAs(protocols), ...OPTIONS])
		return [...selected].map(([text, numbers]) => {
			const of = new Map(sessions.map(session => [session as GrowingSession, new Set<number>()]))
			for (const number of numbers) {
				const { session, packet } = placeIn(sessions, number)
				of.get(session)!.add(packet)
			}
			return [text, of] as const
		})
	} finally {
		rmSync(folder, { recursive: true })
	}
}

function decodeAs(protocols: ReadonlyMap<number, string>): string[] {
	return [...protocols].flatMap(([port, protocol]) => ['-d', `tcp.port==${port},${protocol}`])
}

function differenceOf(here: ReadonlySet<number>, there: ReadonlySet<number>): string | undefined {
	const more = [...here].filter(packet => !there.has(packet))
	const fewer = [...there].filter(packet => !here.has(packet))
	if (more.length + fewer.length === 0) return undefined
	return `here also ${more.join(', ') || 'none'}; tshark also ${fewer.join(', ') || 'none'}`
}

function excused(text: string, file: string, used: Set<Exception>): boolean {
	const exception = EXCEPTIONS.find(({ fixture, filters }) => file.startsWith(`${fixture}.`) && filters.test(text))
	if (exception) used.add(exception)
	return exception !== undefined
}

function print(version: string, compared: ReadonlyMap<string, Comparison>): void {
	const same = [...compared.values()].filter(({ different }) => different.size === 0).length
	const selections = [...compared.values()].reduce((sum, { packets }) => sum + packets, 0)
	console.log(
		`    ${version.replace(/\.$/, '')}: ${compared.size} filters on ${FIXTURES.length} captures, ${selections.toLocaleString('en')} selections; ` +
			`${same} filters without any difference, the others but for the listed exceptions`,
	)
	if (process.env.HANDSHARK_TABLE === undefined) return
	for (const [text, { packets, different }] of compared)
		console.log(
			`    ${String(packets).padStart(6)}  ${text}${different.size > 0 ? `  (differs in ${[...different.keys()].join(', ')})` : ''}`,
		)
}
