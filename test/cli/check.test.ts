import assert from 'node:assert/strict'
import { jsonLines, run } from './run.js'

describe('check', () => {
	it('ends with 0 where nothing failed', async () => {
		const { code, stdout } = await run(['check', 'fixtures/tutorial-https.pcap'])
		assert.equal(code, 0)
		assert.match(stdout, /^1 conversation checked, 0 not as asked\n$/)
	})

	it('ends with 3 and says which conversation failed, and why', async () => {
		const { code, stdout } = await run(['check', 'fixtures/capture-mixed.pcap'])
		assert.equal(code, 3)
		assert.match(stdout, /capture-mixed\.pcap:5 .*: failed, cause unknown_ca\. The client does not trust/)
		assert.match(stdout, /capture-mixed\.pcap:7 .*: refused, cause connection_refused\./)
	})

	it('takes other measures: causes, outcomes, versions, proofs, a filter', async () => {
		const codes = await Promise.all(
			[
				['--forbid', 'expired'],
				['--expect', 'established', '--filter', 'tls.handshake.type == 2 and not handshark.cause == "unknown_ca"'],
				['--forbid', 'expired', '--min-version', '1.3'],
				['--forbid', 'expired', '--require', 'server_finished'],
			].map(async options => (await run(['check', 'fixtures/capture-mixed.pcap', ...options])).code),
		)
		assert.deepEqual(codes, [0, 0, 3, 3])
	})

	it('knows only causes and proofs that there are', async () => {
		for (const option of ['--forbid', '--require']) {
			const { code, stderr } = await run(['check', 'fixtures/capture-mixed.pcap', option, 'nonsense'])
			assert.equal(code, 2)
			assert.match(stderr, /nonsense: there is no such name/)
		}
	})
})

describe('the report by cause', () => {
	it('comes first where there are several conversations, and stands in the summary', async () => {
		const { stdout } = await run(['report', '--no-proofs', 'fixtures/capture-mixed.pcap'])
		assert.ok(stdout.indexOf('By cause:') < stdout.indexOf('Conversation 1:'))
		assert.match(stdout, / 1 {2}unknown_ca \(issuer not trusted\)/)
		const lines = jsonLines(await run(['report', '--json', '--no-proofs', 'fixtures/capture-mixed.pcap']))
		const { summary } = lines.at(-1) as {
			summary: { causes: Record<string, number>; outcomes: Record<string, number> }
		}
		assert.deepEqual(summary.causes, { ok: 5, unknown_ca: 1, connection_refused: 1 })
		assert.deepEqual(summary.outcomes, { established: 3, not_tls: 2, failed: 1, refused: 1 })
	})

	it('lists the conversations that a filter selects by their cause', async () => {
		const filter = 'handshark.cause == "unknown_ca" and handshark.outcome == "failed"'
		const { stdout } = await run(['report', '--no-proofs', '--filter', filter, 'fixtures/capture-mixed.pcap'])
		assert.match(stdout, /Conversation 5:/)
		assert.doesNotMatch(stdout, /Conversation [^5]:/)
	})
})
