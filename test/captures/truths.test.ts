import assert from 'node:assert/strict'
import { statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CAUSES } from './differences.js'
import { KINDS } from './fact.js'
import { assertCounted, assertRoles, assertTiling } from './invariants.js'
import { differs, type Surveyed, survey } from './survey.js'
import { causes, reasons, summary, table } from './table.js'
import { captureFolder, captureNames } from './truth-lines.js'

/** Of the captures small enough for a test run, every so many is read, unless HANDSHARK_CAPTURES_ALL is set. */
const EVERY = 5
const SMALL = 200_000

const KNOWN = new Set(CAUSES.flatMap(({ captures }) => captures))

describe('the clear messages of other people’s captures', () => {
	const folder = captureFolder()
	if (folder === undefined) {
		it('are those of the truths', function () {
			console.log('      skipped: no capture folder (HANDSHARK_CAPTURES)')
			this.skip()
		})
		return
	}

	const isWhole = process.env.HANDSHARK_CAPTURES_ALL !== undefined
	const all: Surveyed[] = []
	const others = new Map<string, number>()
	let decoded = 0

	for (const [repository, names] of byFolder(isWhole ? captureNames(folder) : sample(folder))) {
		it(`of ${repository} are those of the truths, every block tiles, and every packet counts once`, async () => {
			for (const name of names) all.push(await one(folder, name))
		})
	}

	it('differ in known captures only, each with its cause', () => {
		const differing = all.filter(differs)
		const unknown = differing.filter(({ name }) => !KNOWN.has(name))
		assert.deepEqual(
			unknown.map(surveyed => `${surveyed.name}: ${summary(surveyed)}`),
			[],
		)
		const names = new Set(differing.map(({ name }) => name))
		const inVain = all.filter(({ name }) => KNOWN.has(name) && !names.has(name))
		assert.deepEqual(
			inVain.map(({ name }) => name),
			[],
		)
	})

	it('are found, at least 98 of 100 of each kind', function () {
		if (!isWhole) {
			console.log('skipped: shares of a sample say nothing: HANDSHARK_CAPTURES_ALL=1 reads every capture')
			this.skip()
		}
		for (const kind of KINDS) {
			const truths = all.reduce((sum, { kinds }) => sum + kinds[kind].truths, 0)
			const equal = all.reduce((sum, { kinds }) => sum + kinds[kind].equal, 0)
			assert.ok(equal >= 0.98 * truths, `${kind}: ${equal} of ${truths}`)
		}
	})

	after(() => {
		const differing = all.filter(differs).length
		console.log(`\n${all.length} captures, ${decoded.toLocaleString('en')} segments.\n\n${table(all)}\n`)
		if (!isWhole) return
		console.log(
			`${differing} captures differ:\n\n${causes(all, CAUSES)}\n\nPackets without a segment:\n\n${reasons(others)}\n`,
		)
	})

	async function one(folder: string, name: string): Promise<Surveyed> {
		try {
			return await survey(folder, name, session => {
				assertTiling(session)
				assertRoles(session)
				const counted = assertCounted(session)
				decoded += counted.decoded
				for (const [reason, count] of counted.others) others.set(reason, (others.get(reason) ?? 0) + count)
			})
		} catch (error) {
			throw new Error(name, { cause: error })
		}
	}
})

/** Every `EVERY`th of the small captures: the same ones each time. */
function sample(folder: string): string[] {
	const small = captureNames(folder).filter(name => statSync(join(folder, name)).size <= SMALL)
	return small.filter((_, i) => i % EVERY === 0)
}

function byFolder(names: readonly string[]): Map<string, string[]> {
	const folders = new Map<string, string[]>()
	for (const name of names) {
		const key = dirname(name)
		folders.set(key, [...(folders.get(key) ?? []), name])
	}
	return folders
}
