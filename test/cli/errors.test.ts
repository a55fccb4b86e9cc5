import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type Ran, run, withFolder } from './run.js'

const GOOD = 'fixtures/tutorial-http.pcap'

/** One sentence on standard error, without a stack. */
function assertSentence({ stderr }: Ran, pattern: RegExp): void {
	assert.match(stderr, pattern)
	assert.match(stderr, /^handshark: [^\n]+\n(\([^\n]+\)\n)?$/)
	assert.doesNotMatch(stderr, /^ +at |node:|Error:/m)
}

describe('a capture that cannot be read', () => {
	it('is told in one sentence, with exit code 1', async () => {
		await withFolder(async path => {
			writeFileSync(path('words.txt'), 'hello, I am no capture\n')
			writeFileSync(path('short'), Uint8Array.of(0xd4, 0xc3))
			writeFileSync(path('empty.pcap'), '')
			mkdirSync(path('folder'))
			const sentences: [string, RegExp][] = [
				['words.txt', /words\.txt is no capture file: it begins with "hell"/],
				['short', /short is no capture file: it has 2 bytes, a header needs 24/],
				['empty.pcap', /empty\.pcap is empty/],
				['folder', /folder is a folder without a capture in it/],
				['missing.pcap', /missing\.pcap does not exist/],
			]
			const told = await Promise.all(sentences.map(([file]) => run(['report', path(file)])))
			for (const [i, ran] of told.entries()) {
				assertSentence(ran, sentences[i]![1])
				assert.equal(ran.code, 1)
				assert.equal(ran.stdout, '')
			}
		})
	})

	it('is told the same when it comes on standard input', async () => {
		const [empty, words] = await Promise.all([run(['report', '-']), run(['report', '-'], Buffer.from('hello there'))])
		assertSentence(empty, /standard input is empty/)
		assertSentence(words, /standard input is no capture file/)
		assert.deepEqual([empty.code, words.code], [1, 1])
	})

	it('does not keep the others from being reported', async () => {
		const ran = await run(['report', 'missing.pcap', GOOD, 'also-missing.pcap'])
		assert.equal(ran.code, 0)
		assert.equal(ran.stderr, 'handshark: missing.pcap does not exist\nhandshark: also-missing.pcap does not exist\n')
		assert.match(ran.stdout, /^fixtures\/tutorial-http\.pcap \(pcap, little-endian, microseconds\)\n/)
		assert.match(ran.stdout, /\n10 packets: 10 decoded, 0 skipped, 0 malformed; 1 conversation\n$/)
	})

	it('writes no escape sequence of its name or contents to the terminal', async () => {
		const [name, contents] = await Promise.all([
			run(['report', 'evil\x1b[31m\u202e.pcap']),
			run(['report', '-'], Buffer.from('\x1b]0;evil\x07')),
		])
		for (const { code, stderr } of [name, contents]) {
			assert.equal(code, 1)
			assert.doesNotMatch(stderr, /[^\P{C}\n]/u)
		}
	})
})

describe('wrong usage', () => {
	const wrong: [readonly string[], RegExp][] = [
		[['report'], /no capture is named: handshark report FILE…/],
		[['report', '--nonsense', GOOD], /unknown option '--nonsense'/],
		[['report', '--find', '', GOOD], /The text to find is empty/],
		[['report', GOOD, '--find'], /option '--find <text>' argument missing/],
		[['--nonsense'], /unknown option '--nonsense'/],
		[['--color', 'sometimes', GOOD], /argument 'sometimes' is invalid/],
		[['compare'], /missing required argument 'left'/],
	]
	for (const [args, sentence] of wrong) {
		it(`is told in one sentence, with exit code 2: handshark ${args.map(arg => arg || "''").join(' ')}`, async () => {
			const ran = await run(args)
			assertSentence(ran, sentence)
			assert.equal(ran.code, 2)
			assert.equal(ran.stdout, '')
		})
	}

	it('is an option before a command that has none such; others are meant for the command', async () => {
		const wrong = await run(['--lang', 'zh', 'report', GOOD])
		assertSentence(wrong, /--lang is no option of report/)
		assert.equal(wrong.code, 2)
		const handed = ['--keys', 'fixtures/nginx-tls13.keylog', '--no-proofs']
		const opened = await run([...handed, 'report', 'fixtures/nginx-tls13.pcap'])
		assert.equal(opened.code, 0)
		assert.match(opened.stdout, /opened: all \d+ sealed records/)
		assert.equal(opened.stdout, (await run(['report', ...handed, 'fixtures/nginx-tls13.pcap'])).stdout)
	})

	it('is not asking for help or the version', async () => {
		const [help, version, reportHelp] = await Promise.all([
			run(['--help']),
			run(['--version']),
			run(['report', '--help']),
		])
		assert.deepEqual([help.code, version.code, reportHelp.code], [0, 0, 0])
		assert.match(help.stdout, /^Usage: handshark /)
		assert.match(version.stdout, /^\d+\.\d+\.\d+\S*\n$/)
		assert.match(reportHelp.stdout, /--find <text>/)
	})
})
