import { closeSync, openSync, writeSync } from 'node:fs'
import { ReadStream } from 'node:tty'

/**
 * Asks for a passphrase on the terminal itself, whatever standard input and output are, and shows nothing of what is typed.
 * Nothing when there is no terminal; Ctrl+C ends the program as it would anywhere.
 */
export async function askPassphrase(question: string): Promise<string | undefined> {
	const opened = openTerminal()
	if (!opened) return undefined
	const { terminal, input } = opened
	// Before the question: who sees it may type at once, and nothing of that is to be echoed.
	input.setRawMode(true)
	try {
		writeSync(terminal, `${question}: `)
		return await lineOf(input)
	} finally {
		input.setRawMode(false)
		writeSync(terminal, '\n')
		input.destroy()
	}
}

function openTerminal(): { readonly terminal: number; readonly input: ReadStream } | undefined {
	let terminal: number | undefined
	try {
		terminal = openSync(process.platform === 'win32' ? 'CON' : '/dev/tty', 'r+')
		return { terminal, input: new ReadStream(terminal) }
	} catch {
		if (terminal !== undefined) closeSync(terminal)
		return undefined
	}
}

function lineOf(input: ReadStream): Promise<string> {
	input.setEncoding('utf8')
	return new Promise((resolve, reject) => {
		let line = ''
		input.once('error', reject)
		input.once('end', () => resolve(line))
		input.on('data', (data: string) => {
			for (const character of data) {
				if (character === '\r' || character === '\n' || character === '\x04') return resolve(line)
				if (character === '\x03') {
					input.setRawMode(false)
					process.kill(process.pid, 'SIGINT')
					return
				}
				if (character === '\x15') line = ''
				else if (character === '\x7f' || character === '\b') line = [...line].slice(0, -1).join('')
				else if (character >= ' ') line += character
			}
		})
	})
}
