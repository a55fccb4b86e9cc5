import assert from 'node:assert/strict'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { conversationText, sessionText, summaryText } from '../../src/report/text.js'
import { FIXTURES, readFixture } from '../fixture-files.js'
import { proveBeside } from '../session/proofs/proved.js'

describe('the report of a fixture', () => {
	for (const file of FIXTURES) {
		it(`is the transcript beside ${file}`, async () => {
			const { session, capture } = await readFixture(file, { prove: proveBeside(file) })
			const lines = [
				sessionText(session),
				'',
				...session.conversations.flatMap(conversation => [...conversationText(session, conversation), '']),
				...summaryText(session),
				'',
			]
			capture.close()
			const transcript = `fixtures/${file.replace(/\.pcap.*$/, '')}.report.txt`
			const text = lines.join('\n')
			if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(transcript, text)
			assert.ok(existsSync(transcript), `${transcript} is missing: npm run update writes it`)
			assert.equal(text, readFileSync(transcript, 'utf8'))
		})
	}
})
