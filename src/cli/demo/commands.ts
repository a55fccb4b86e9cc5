import { type Command, InvalidArgumentError } from 'commander'
import type { DemoOptions } from '../demo-command.js'

/** `handshark demo`: the tutorial, live. `look` adds the options on how a screen looks. */
export function addDemo(look: (command: Command) => Command, program: Command, done: (code: number) => void): void {
	look(
		program
			.command('demo')
			.description('the whole tutorial, live on this machine: servers and clients in ten acts, each to be taken apart')
			.argument('[act]', 'the number or the name of an act; without it from the first on')
			.option('--list', 'name the acts')
			.option('--autoplay', 'play all acts unattended, then end')
			.option('--write <file>', 'the recording of it all (pcapng, with the secrets in it); else a temporary file')
			.option('--port <port>', 'the port that servers listen on; another one where it is taken', port, 5683)
			.option('--set <name=value>', 'what is typed into an act: shift=5, mine=green; may be given again', setting),
	).action(async (act: string | undefined, options: DemoOptions) => {
		const { demoCommand } = await import('../demo-command.js')
		done(await demoCommand(act, options))
	})
}

function port(text: string): number {
	const number = Number(text)
	if (Number.isInteger(number) && number >= 0 && number < 65_536) return number
	throw new InvalidArgumentError('A port is a whole number, 0 to 65535.')
}

function setting(text: string, before: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
	const at = text.indexOf('=')
	if (at <= 0) throw new InvalidArgumentError('It is NAME=VALUE.')
	return { ...before, [text.slice(0, at)]: text.slice(at + 1) }
}
