import { type Command, InvalidArgumentError } from 'commander'
import type { LiveOptions } from './live-command.js'
import type { ProxyOptions } from './proxy-command.js'

/** `handshark proxy`: `options` adds those that every command with a screen has. */
export function addProxy(program: Command, options: (command: Command) => Command, done: (code: number) => void): void {
	options(
		program
			.command('proxy')
			.description('relay connections, record them, and see them as they come: handshark proxy --to example.com:443')
			.option('--to <host:port>', 'where clients get that do not ask for a tunnel with CONNECT')
			.option('--listen <host:port>', 'where to listen; port 0 is any that is free', '127.0.0.1:8443')
			.option('--write <file>', 'keep the recording (pcapng), and its keys in FILE.keys')
			.option('--force', 'write over a file that exists')
			.option('--terminate', 'end TLS here, with a certificate of one’s own authority, and open it again behind')
			.option('--plain', 'the same, without TLS behind: for a server that speaks HTTP')
			.option('--insecure', 'do not verify the server behind --terminate')
			.option(
				'--tamper <rule>',
				'flip a byte on its way: server:record:3:12, client:handshake:client_hello, client:finished',
			)
			.option('--allow-remote', 'listen on an address that others can reach')
			.option('--no-screen', 'print a line for each connection and message')
			.option('--show-ca', 'where the authority of --terminate is kept, how to trust it and how to undo that'),
	).action(async (options: ProxyOptions) => {
		const { proxyCommand } = await import('./proxy-command.js')
		done(await proxyCommand(options))
	})
}

/** `handshark live`. */
export function addLive(program: Command, options: (command: Command) => Command, done: (code: number) => void): void {
	options(
		program
			.command('live')
			.description('packets of an interface as they come, by dumpcap or tcpdump: handshark live -i lo -f "port 5683"')
			.option('-i, --interface <name>', 'the interface; without it the first')
			.option('-f, --capture-filter <expression>', 'what is captured, as in tcpdump')
			.option(
				'--write <file>',
				'keep what is captured (pcapng); past an eighth of the limit it goes on in FILE-00002 …',
			)
			.option('--force', 'write over a file that exists')
			.option('--limit <megabytes>', 'keep so much: the oldest is let go', megabytes, 1000)
			.option('--list', 'the interfaces there are')
			.option('--no-screen', 'print a line for each connection and message'),
	).action(async (options: LiveOptions) => {
		const { liveCommand } = await import('./live-command.js')
		done(await liveCommand(options))
	})
}

function megabytes(text: string): number {
	const count = Number(text)
	if (Number.isFinite(count) && count > 0) return count
	throw new InvalidArgumentError('It is a number of megabytes.')
}
