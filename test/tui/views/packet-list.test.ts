import assert from 'node:assert/strict'
import type { Session } from '../../../src/session/session.js'
import { listLines } from '../../../src/tui/panes/list.js'
import { createTheme } from '../../../src/tui/theme.js'
import { packetColumns } from '../../../src/tui/views/packet-list.js'
import { secondsText } from '../../../src/tui/views/texts.js'
import { withFixture } from '../../fixture-files.js'
import { sessionOf } from '../../session/talk.js'
import { unstyled } from '../unstyled.js'

const theme = createTheme({ level: 0 })

function listed(file: string, width: number): Promise<string[]> {
	return withFixture(file, session => shown(session, width))
}

function shown(session: Session, width: number): string[] {
	return listLines({
		theme,
		columns: packetColumns(session, theme, 'en', width, [0, 1, 2, 3, 4]),
		count: session.counts.packets,
		state: { selected: 0, top: 0 },
		width,
		height: 12,
		isFocused: true,
	}).map(unstyled)
}

describe('the list of packets', () => {
	it('says at 80 columns who sends to whom, and what', async () => {
		const [titles, syn, answer] = await listed('tutorial-https.pcap', 78)
		assert.match(titles!, /Source → Destination/)
		assert.match(syn!, /127\.0\.0\.1:\d+ → :5683 TCP +SYN/)
		assert.match(answer!, /127\.0\.0\.1:5683 → :\d+ TCP +SYN, ACK/)
	})

	it('writes the brackets of an IPv6 address only where a port follows', async () => {
		const [, syn] = await listed('capture-ipv6.pcap', 78)
		assert.match(syn!, /\[::1\]:\d+ → :\d+ +TCP/)
	})

	it('has a column for each end where there is room', async () => {
		const [titles] = await listed('tutorial-https.pcap', 118)
		assert.match(titles!, /Source +Destination +Protocol/)
	})

	describe('of a real network', () => {
		const ends = { client: [192, 168, 100, 100], server: [193, 184, 216, 134] }
		const session = sessionOf([{ from: 'client', data: 'GET / HTTP/1.1\r\nHost: example.com\r\n\r\n' }], { ends })

		it('has both ends whole at 80 columns, and the time gives way', () => {
			const [titles, syn, answer] = shown(session, 78)
			assert.match(titles!, /^ +No\. Source → Destination +Protocol +Content/)
			assert.match(syn!, /^ +1 192\.168\.100\.100:40000 → 193\.184\.216\.134:5683 +TCP +SYN/)
			assert.match(answer!, /193\.184\.216\.134:5683 → 192\.168\.100\.100:40000 +TCP +SYN, ACK/)
		})

		it('has them whole in columns of their own', () => {
			for (const width of [96, 117, 158]) {
				const [, syn] = shown(session, width)
				assert.match(syn!, /192\.168\.100\.100:40000 193\.184\.216\.134:5683 +TCP/)
			}
		})

		it('says at least the direction where there is no room for them', () => {
			const [titles, syn, answer] = shown(session, 58)
			assert.doesNotMatch(titles!, /Source/)
			assert.match(syn!, /TCP +→ SYN/)
			assert.match(answer!, /TCP +← SYN, ACK/)
		})
	})

	it('shortens IPv6 addresses in their middle, and never loses a port', async () => {
		for (const width of [78, 96, 117]) {
			const [, syn] = await listed('capture-ipv6.pcap', width)
			assert.match(syn!, /\]:41260 /)
			assert.match(syn!, / (\S*\]|):8443 /)
		}
	})
})

describe('a time in a narrow column', () => {
	it('loses its last decimals, and never a digit before the point', () => {
		assert.equal(secondsText(2.5, 9), '2.500000')
		assert.equal(secondsText(170.073521, 9), '170.07352')
		assert.equal(secondsText(999_999.999_999, 9), '999999.99')
		assert.equal(secondsText(12_345_678.5, 9), '12345678')
		assert.equal(secondsText(12_345_678_901, 9), '12345678901')
	})
})
