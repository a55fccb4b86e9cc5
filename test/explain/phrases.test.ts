import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { slotsOf } from '../../src/explain/interface.js'
import type { Text } from '../../src/explain/language.js'
import { LABEL_PHRASES } from '../../src/explain/phrases/label-phrases.js'
import { phrasebook } from '../../src/explain/phrases/phrasebook.js'
import { notice, phrase, phrases, SENTENCE_PHRASES } from '../../src/explain/phrases/phrases.js'
import { SEEN_PHRASES } from '../../src/explain/phrases/seen-phrases.js'
import { SUMMARY_PHRASES } from '../../src/explain/phrases/summary-phrases.js'
import { readFilter } from '../../src/filter/filter.js'
import type { GrowingSession } from '../../src/session/session.js'
import { issueRows } from '../../src/tui/issue-rows.js'
import { FIXTURES, withFixture } from '../fixture-files.js'
import { randomFrom } from '../mutation/random.js'
import { mutatedPackets } from '../mutation/sessions.js'
import { packetsOf, replay } from '../session/replay.js'
import { literalsOf } from './literals.js'

const ALL: readonly Text[] = [...SENTENCE_PHRASES, ...SUMMARY_PHRASES, ...LABEL_PHRASES, ...SEEN_PHRASES]

describe('phrases', () => {
	it('say a sentence of the core in Chinese, with its names and numbers, and leave it as it is in English', () => {
		const sentence = 'server_name declares 1,200 bytes, 3 are there'
		assert.equal(phrase(sentence, 'zh'), 'server_name 声明 1,200 字节，实有 3')
		assert.equal(phrase(sentence, 'en'), sentence)
	})

	it('say the sentences within it too, and where it stands', () => {
		const cut = 'a TLS record of the client is cut: 12 of 1,613 bytes, the stream ends inside it'
		assert.equal(phrase(cut, 'zh'), '客户端的一条 TLS 记录被截断：1,613 字节中只有 12，数据流在其中间结束')
		const placed = 'a.pcap: at byte 4,213, before packet 27: a block is cut: it needs at least 12 bytes, 3 are there'
		assert.equal(
			phrase(placed, 'zh'),
			'a.pcap：第 4,213 字节处，第 27 号分组之前：一个块被截断：至少需要 12 字节，实有 3',
		)
	})

	it('leave a sentence that is none of theirs, and what was captured, as they are', () => {
		assert.equal(phrase('something else went wrong', 'zh'), 'something else went wrong')
		assert.equal(phrase('no field a value; did you mean frame?', 'zh'), '没有字段 a value；是否想写 frame？')
		assert.equal(phrases('text “no certificate, early data”, 3 frames', 'zh'), '文本“no certificate, early data”，3 帧')
	})

	it('take of several that fit the one that says most of it', () => {
		const book = phrasebook([
			{ en: '{name} is missing', zh: '缺少 {name}' },
			{ en: 'the {name} of the {part} is missing', zh: '{part} 的 {name} 缺失' },
		])
		assert.equal(book('the size of the body is missing'), 'body 的 size 缺失')
		assert.equal(book('size is missing'), '缺少 size')
		assert.equal(book('size'), undefined)
	})

	it('set Chinese apart from Latin letters, and from nothing else', () => {
		const book = phrasebook([
			{ en: 'the {what} of {name}', zh: '{name}的{what}' },
			{ en: 'size', zh: '大小' },
		])
		assert.equal(book('the size of body'), 'body 的大小')
		assert.equal(book('the size of 正文'), '正文的大小')
		assert.equal(book('the size of “body”'), '“body”的大小')
	})

	it('say the parts of a summary and of a notice one by one', () => {
		assert.equal(
			phrases('localhost, up to TLS 1.3, 1 suite, ALPN h2', 'zh'),
			'localhost，最高 TLS 1.3，1 个密码套件，ALPN h2',
		)
		assert.equal(phrases('SYN, ACK', 'zh'), 'SYN, ACK')
		assert.equal(phrases('', 'zh'), '')
		assert.equal(
			notice('3 packets captured, 0 dropped; nothing is kept (--write FILE)', 'zh'),
			'抓到 3 个分组，丢弃 0 个；什么也不保留（--write FILE）',
		)
	})

	it('hold in Chinese the slots that they have in English, and no English words of their own', () => {
		for (const { en, zh } of ALL) {
			const slots = slotsOf(en)
			assert.deepEqual(
				slotsOf(zh).filter(slot => !slots.includes(slot)),
				[],
				en,
			)
			assert.match(zh.replaceAll(/\{\w+\}/g, ''), /[\u3400-\u9fff：，]/, en)
			assert.doesNotMatch(
				zh,
				/[\u3400-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u3400-\u9fff]|[\u3400-\u9fff] [\u3400-\u9fff]/,
				en,
			)
			assert.doesNotMatch(zh, /[\u3400-\u9fff][,;:?!]|[,;:?!][\u3400-\u9fff]/, en)
		}
	})

	it('stand there once', () => {
		for (const book of [SENTENCE_PHRASES, SUMMARY_PHRASES, LABEL_PHRASES, SEEN_PHRASES]) {
			const english = book.map(({ en }) => en)
			assert.deepEqual(
				english.filter((en, i) => english.indexOf(en) !== i),
				[],
			)
		}
	})

	it('know each sentence that the sources have', () => {
		const look = phrasebook(ALL)
		const whole = ALL.map(({ en }) =>
			en.replaceAll(/\{\w+\|([^|}]*)\|[^}]*\}/g, '$1').replaceAll(/\{\w+\}/g, '7'),
		).join('\n')
		const isKnown = (text: string) =>
			['7', 'x', '7 bytes'].some(value => {
				const filled = text.replaceAll('{}', value)
				return look(filled) !== undefined || whole.includes(filled.trim())
			})
		const lacking = sourceFiles().flatMap(file =>
			literalsOf(readFileSync(file, 'utf8'))
				.filter(({ text }) => isSentence(text) && !NAMES.has(text) && !isKnown(text))
				.map(({ text, line }) => `${file}:${line}: ${text}`),
		)
		assert.deepEqual(lacking, [])
	})

	it('know what is said of captures that were cut and changed', async function () {
		this.timeout(60_000)
		const random = randomFrom(SEED)
		for (const file of FIXTURES) {
			await withFixture(file, session => {
				const packets = packetsOf(session)
				assertSaid(session, file)
				for (let i = 0; i < 2 && packets.length < 200; i++)
					assertSaid(replay(mutatedPackets(packets, random)), `${file}, seed ${SEED}`)
			})
		}
	})

	it('know what is wrong with a filter', () => {
		const wrong =
			', |tcp ,|tcp.port = 80|(tcp|tcp)|tcp.port == 65536|tcp.port == -1|tcp.prt|tcp.|tcp.port in {80 443}|tcp.port in {9..8}|tls.record == 1|"a" == 1|tcp.port == "x"|tcp.port ==|tcp.port in|any tcp|http contains 3|ip.src == 300.1.1.1|ip.src == 1.1.1.1/40|ip.src contains "a"|http.host matches "("|http.host matches "[b-a]"|http.host matches a|len(tcp.port) == 1|lower(tcp.port) == "a"|tcp.port[0:2] == 01|frame[x] == 1|http.host & 1|tcp.port & x|frame[0:1|"abc|eth.src == zz|frame.time_relative == x|count(tcp.port)|ip.src == tcp.port|http.host matches "a{9999}"|http.host matches "*"'
		for (const text of wrong.split('|')) {
			const read = readFilter(text)
			if ('error' in read) assertChinese(phrase(read.error.text, 'zh'), text)
		}
	})
})

const SEED = 20_261_122

/** What is shown on the screen: of these folders all but the sentences of proofs, which have codes, and of programs in a shell. */
function sourceFiles(): string[] {
	return ['decode', 'session', 'capture', 'filter', 'analyse']
		.flatMap(folder =>
			readdirSync(join('src', folder), { recursive: true }).map(file => join('src', folder, String(file))),
		)
		.filter(file => file.endsWith('.ts') && !OTHERS.test(file.replaceAll('\\', '/')))
		.sort()
}

/** Tables of names; what is said before there is a screen, or in a shell; sentences with codes, and constants of protocols. */
const OTHERS =
	/registry\/|x509\/oids|http\/status|net\/(icmp|ether-types|link-types|ip-protocols|cooked)\.|capture\/(proxy\/|packet-tool|input|new-file)|analyse\/(proofs\/|tls\/|needles|exposure|certificates\/ct-logs)|session\/secret-lines/

/** Three words, two of them plain ones. */
function isSentence(text: string): boolean {
	const words = text.split(/\s+/)
	return words.length >= 3 && words.filter(word => /^[a-z’]{2,}[,;:]?$/.test(word)).length >= 2
}

/** Names of code points, what is written into captures, and pieces of sentences that are put together of numbers. */
const NAMES: ReadonlySet<string> = new Set([
	'loose source route',
	'strict source route',
	'link quality report',
	'tunnel {}, session {}',
	'certificate {}, key {}',
	'link type {}',
	'content type {}',
	'{} empty line{} before the {} (RFC 9112, 2.2)',
	'the message stops after {}: its last frame did not come',
	'{} {} {}: left out',
	'{} in one, {} in another',
	'the {} header needs {}, {}',
	'a FIN ends the stream at byte {}, but {}',
	'{} bytes at {}',
	'pre-shared key, so no Certificate',
	'cut in its file header',
	'opened by ',
	'recorded by a relay: the bytes of TCP are real, the headers are made up, the time is the relay’s',
	'{} has changed: of {}, {} are there',
	'{} came, {} of the last one are missing',
	'a fragment of {} {}',
	'end of options list',
	'end of option list',
	'length of the link header',
	'another message begins after {} of this one: its last frame did not come (RFC 6455, 5.4)',
	'the first message after ChangeCipherSpec is Finished{}',
	'{} is not {}',
	'0x{} where the byte order should stand',
])

function assertSaid(session: GrowingSession, where: string): void {
	for (const { text } of issueRows(session)) assertChinese(phrase(text, 'zh'), where)
	for (const { messages } of session.conversations)
		for (const { why = '', issue } of messages)
			for (const text of [why, issue?.text ?? '']) if (text !== '') assertChinese(phrase(text, 'zh'), where)
}

/** No two plain English words stand side by side, but in names and in what was captured. */
function assertChinese(text: string, where: string): void {
	assert.match(text, /[\u3400-\u9fff]/, where)
	assert.doesNotMatch(text, /\b(of|the|is|are|was|there|not|no|than|which) /, `${where}: ${text}`)
}
