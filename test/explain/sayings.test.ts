import assert from 'node:assert/strict'
import { type Said, saying } from '../../src/analyse/saying.js'
import { LANGUAGES, type Language } from '../../src/explain/language.js'
import { SAYINGS, sayingText } from '../../src/explain/sayings/sayings.js'
import { conversationFacts } from '../../src/tui/overviews/conversation-facts.js'
import { FIXTURES, readFixture } from '../fixture-files.js'
import { secretsBeside } from '../session/opened.js'
import { proveBeside } from '../session/proofs/proved.js'

describe('what a proof says', () => {
	it('is a sentence with its numbers and names, in either language', () => {
		const over = saying('renegotiation', { over: saying('signed_parts', { certificates: 1, bytes: 1448 }) })
		assert.equal(sayingText(over, 'en'), 'renegotiation: signed parts of 1 certificate, 1,448 bytes')
		assert.equal(sayingText(over, 'zh'), '重协商：1 张证书的被签名部分，1,448 字节')
	})

	it('lists what is several', () => {
		const said = saying('is_for', { names: ['a.example', 'b.example', saying('more', { count: 3 })] })
		assert.equal(sayingText(said, 'en'), 'it is for a.example, b.example and 3 more')
		assert.equal(sayingText(said, 'zh'), '证书属于 a.example、b.example、另外 3 个')
		assert.equal(sayingText([], 'zh'), '')
	})

	it('takes a name of the capture for what it is, whatever stands in it', () => {
		const said = saying('one_of_its_names', { name: '{name} client' })
		assert.equal(sayingText(said, 'zh'), '{name} client 是它的名称之一')
	})

	it('asks for the same values in every language', () => {
		const slots = (text: string) => [...new Set(Array.from(text.matchAll(/\{(\w+)/g), match => match[1]))].sort()
		for (const [code, { en, zh }] of Object.entries(SAYINGS)) assert.deepEqual(slots(zh), slots(en), code)
	})

	it('stands in words among the facts of a conversation that no key at hand opens', async () => {
		const secrets = secretsBeside('nginx-tls13.pcap')!
		const { session, capture } = await readFixture('tutorial-https.pcap', { secrets })
		const shown = (language: Language) =>
			conversationFacts(session, session.conversations[0]!, language)
				.flatMap(({ runs }) => runs.map(({ text }) => text))
				.join('')
		assert.match(shown('en'), /: no line of the key log names the random of this ClientHello \(TLS 1\.3\)/)
		assert.match(shown('zh'), /：密钥日志中没有以此 ClientHello 的随机数命名的行/)
		capture.close()
	})

	it('has words in both languages for every proof, remark and sealed record of every fixture', async function () {
		this.timeout(60_000)
		for (const file of FIXTURES) {
			const { session, capture } = await readFixture(file, { prove: proveBeside(file) })
			capture.close()
			for (const { proofs = [], remarks = [], opening } of session.conversations) {
				const said = [
					...proofs.flatMap(({ over, why, missing = '' }) => [over, why, missing]),
					...remarks.map(({ text }) => text),
					opening?.why ?? '',
				]
				for (const one of said) assertInWords(one, file)
			}
		}
	})
})

function assertInWords(said: Said, file: string): void {
	for (const language of LANGUAGES) {
		const text = sayingText(said, language)
		assert.doesNotMatch(text, /\{|\}|undefined|NaN|\[object/, `${file}: ${text}`)
		if (language === 'zh') assert.doesNotMatch(text, /\b(of|from|to|for|the|without|is|was|not) /, `${file}: ${text}`)
	}
}
