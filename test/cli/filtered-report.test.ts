import assert from 'node:assert/strict'
import { FilteredReport } from '../../src/cli/filtered-report.js'
import { type Opened, openSession } from '../../src/cli/read.js'
import { filterPackets } from '../../src/filter/filter.js'
import { Tally } from '../../src/verdict/tally.js'
import { filterOf } from '../filter/read.js'
import { FIXTURES, withFixture } from '../fixture-files.js'

const FILTERS = [
	'tls.handshake.type == 1',
	'http || udp || icmp',
	'frame.time_delta > 0.001 && frame.time_relative < 1',
	'ip.flags.mf == 1 || handshark.outcome == "ok"',
].map(filterOf)

/** What is told while a capture is read: numbers of conversations, and packets counted. */
async function told(file: string, filter: (typeof FILTERS)[number], isKept: boolean) {
	const printed: string[] = []
	let report: FilteredReport | undefined
	const opened: Opened = openSession(`fixtures/${file}`, {
		keep: true,
		onEvent: event => {
			if (event.kind === 'ended') report?.ended(event.conversation)
		},
		onPacket: outcome => report?.packet(outcome),
	})
	report = new FilteredReport(opened.session, filter, {
		text: ({ number }) => String(number),
		tally: new Tally(),
		mayOpen: () => false,
		...(!isKept && { print: text => printed.push(text) }),
	})
	await opened.read()
	report.end()
	opened.capture.close()
	const kept = opened.session.conversations.filter(({ messages }) => messages.length > 0)
	assert.deepEqual(kept, [], 'conversations are let go')
	const { packets, conversations } = report.selection
	return { numbers: isKept ? report.texts().map(Number) : printed.map(Number), packets, conversations }
}

describe('a report with a filter, printed while the capture is read', () => {
	for (const file of FIXTURES) {
		it(`selects what the filter selects when all is there: ${file}`, async () => {
			const expected = await withFixture(file, session =>
				FILTERS.map(filter => {
					const work = filterPackets(session, filter)
					let step = work.next()
					while (!step.done) step = work.next()
					const { packets } = step.value
					const numbers = new Set(packets.map(number => session.index!.conversationOf(number)))
					numbers.delete(0)
					return { packets: packets.length, numbers: [...numbers].sort((a, b) => a - b) }
				}),
			)
			for (const [i, filter] of FILTERS.entries()) {
				const { packets, numbers } = expected[i]!
				const kept = await told(file, filter, true)
				assert.deepEqual(kept, { packets, numbers, conversations: numbers.length }, filter.text)
				if (i > 0) continue
				const printed = await told(file, filter, false)
				assert.deepEqual(
					printed.numbers.sort((a, b) => a - b),
					numbers,
				)
			}
		})
	}
})
