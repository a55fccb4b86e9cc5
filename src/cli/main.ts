import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { CaptureError } from '../capture/capture-error.js'
import { OUTCOMES } from '../verdict/verdict.js'
import { VERSIONS } from './check-option.js'
import { complain } from './complain.js'
import { addDemo } from './demo/commands.js'
import { EXIT } from './exit.js'
import type { CheckOptions, DoctorOptions, ExportCommandOptions, ReportOptions, ScreenOptions } from './options.js'
import { version } from './package.js'
import { addPki } from './pki/commands.js'
import { addLive, addProxy } from './proxy/commands.js'
import { outliveTerminal } from './slow-terminal.js'
import { UsageError } from './usage-error.js'

/** Runs the program and answers its exit code. Whatever goes wrong is one sentence on standard error. */
export async function main(args: readonly string[]): Promise<number> {
	let code: number = EXIT.ok
	outliveTerminal()
	const program = commands(args, result => {
		code = result
	})
	try {
		await program.parseAsync(args, { from: 'user' })
		return code
	} catch (error) {
		if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
		if (!(error instanceof UsageError || error instanceof CaptureError)) throw error
		complain(error.message)
		return error instanceof UsageError ? EXIT.usage : EXIT.unreadable
	}
}

function commands(args: readonly string[], done: (code: number) => void): Command {
	const program = new Command('handshark')
		.description('See a TLS handshake, and what encryption hides. Without a file: the recorded tutorial.')
		.argument(
			'[file...]',
			'captures (pcap, pcapng, snoop; plain, gzip or zstd), or folders of them; - is standard input',
		)
		.version(version(), '-V, --version')
		.exitOverride()
		.enablePositionalOptions()
		.configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'handshark: ')) })
		.showHelpAfterError('(handshark --help lists what there is)')
	screenOptions(program)
	program.action(async (files: string[], options: ScreenOptions) => {
		const { screenCommand } = await import('./screen-command.js')
		done(await screenCommand(files, options))
	})

	program.hook('preSubcommand', handDown)
	// A command that is not named cannot be meant: to make all of them takes as long as to draw a first frame.
	const isHelp = args.some(arg => arg === 'help' || arg === '--help' || /^-[^-]*h/.test(arg))
	for (const [name, add] of Object.entries(COMMANDS)) if (isHelp || args.includes(name)) add(program, done)
	return program
}

type Add = (program: Command, done: (code: number) => void) => void

/** As the help lists them. */
const COMMANDS: Readonly<Record<string, Add>> = {
	compare: addCompare,
	report: addReport,
	export: addExport,
	doctor: addDoctor,
	check: addCheck,
	pki: addPki,
	demo: (program, done) => addDemo(lookOptions, program, done),
	proxy: (program, done) => addProxy(program, screenOptions, done),
	live: (program, done) => addLive(program, screenOptions, done),
}

/** What stands before a command's name is meant for the command. Throws a UsageError where that has no such option. */
function handDown(program: Command, command: Command): void {
	for (const option of program.options) {
		const name = option.attributeName()
		if (program.getOptionValueSource(name) !== 'cli') continue
		const known = command.options.some(other => other.attributeName() === name)
		if (!known) throw new UsageError(`${option.long} is no option of ${command.name()}`)
		command.setOptionValueWithSource(name, program.getOptionValue(name), 'cli')
	}
}

function addCompare(program: Command, done: (code: number) => void): void {
	screenOptions(
		program
			.command('compare')
			.description('two conversations side by side: handshark compare plain.pcap tls.pcap:2')
			.argument('<left>', 'FILE or FILE:N, the N-th conversation of it')
			.argument('[right]', 'the other one; without it the first two of the left file'),
	)
		.option('--find <text>', 'a text to trace on both sides', text)
		.action(async (left: string, right: string | undefined, options: ScreenOptions & { find?: string }) => {
			const { compareCommand } = await import('./compare-command.js')
			done(await compareCommand(left, right, options))
		})
}

function addReport(program: Command, done: (code: number) => void): void {
	secretsOptions(
		program
			.command('report')
			.description('what the captures hold, as text or JSON, without a screen')
			.argument('[file...]', 'captures; - is standard input')
			.option('--json', 'one JSON object a conversation and line, then a summary')
			.option('--schema', 'print the JSON Schema of those objects')
			.addOption(
				new Option('--handshakes', 'one line a handshake message that can be read, between tabs').conflicts([
					'json',
					'schema',
					'sort',
					'find',
					'filter',
				]),
			)
			.option('--sort', 'hold the conversations back into the order of their first packets')
			.option('--find <text>', 'trace a text: on the wire, in decoded bodies, as base64, hex, percent-encoded', text)
			.option('--filter <expression>', 'only conversations with a packet that it selects: tcp.port == 443 and tls'),
	).action(async (files: string[], options: ReportOptions) => {
		if (options.handshakes) {
			const { handshakesCommand } = await import('./handshakes-command.js')
			done(await handshakesCommand(files, options))
			return
		}
		const { reportCommand } = await import('./report-command.js')
		done(await reportCommand(files, options))
	})
}

function addExport(program: Command, done: (code: number) => void): void {
	keysOptions(
		program
			.command('export')
			.description('conversations of a capture as a pcapng file: handshark export FILE -n 2 -o OUT.pcapng')
			.argument('<file>', 'a capture, or a folder of them; - is standard input')
			.requiredOption('-o, --output <file>', 'the file to write; - is standard output')
			.option('-n, --conversation <number...>', 'numbers of conversations; without them all', numbered)
			.option('--filter <expression>', 'only conversations with a packet that it selects')
			.option('--with-secrets', 'write the secrets that open them into the file as well; it is yours only (0600)')
			.option('--force', 'write over a file that exists'),
	).action(async (file: string, options: ExportCommandOptions) => {
		const { exportCommand } = await import('./export-command.js')
		done(await exportCommand(file, options))
	})
}

function addDoctor(program: Command, done: (code: number) => void): void {
	keysOptions(
		program
			.command('doctor')
			.description('which keys at hand open which conversations, which are missing, and why: never the keys themselves')
			.argument('<file>', 'a capture, or a folder of them; - is standard input')
			.addOption(new Option('--lang <language>', 'language of the sentences').choices(['en', 'zh'])),
	).action(async (file: string, options: DoctorOptions) => {
		const { doctorCommand } = await import('./doctor-command.js')
		done(await doctorCommand(file, options))
	})
}

function addCheck(program: Command, done: (code: number) => void): void {
	secretsOptions(
		program
			.command('check')
			.description(
				'exit code 3 if a conversation is not as asked: failed, refused, unanswered, cut off, or TLS to one who speaks none, unless told otherwise',
			)
			.argument('<file...>', 'captures, or folders of them; - is standard input')
			.option('--forbid <causes>', 'only these causes are forbidden: unknown_ca,expired')
			.addOption(new Option('--expect <outcome>', 'what each conversation has to come to').choices(OUTCOMES))
			.addOption(new Option('--min-version <version>', 'the oldest TLS version allowed').choices(Object.keys(VERSIONS)))
			.option('--require <proofs>', 'proofs that have to be verified where TLS is spoken: trust,host_name')
			.option(
				'--filter <expression>',
				'only conversations with a packet that it selects: handshark.cause == "expired"',
			),
	).action(async (files: string[], options: CheckOptions) => {
		const { checkCommand } = await import('./check-command.js')
		done(await checkCommand(files, options))
	})
}

function screenOptions(command: Command): Command {
	return lookOptions(secretsOptions(command))
}

function lookOptions(command: Command): Command {
	return command
		.option('--ascii', 'draw with ASCII only')
		.addOption(new Option('--color <when>', 'use of colour').choices(['auto', 'always', 'never']).default('auto'))
		.addOption(new Option('--theme <name>', 'background').choices(['auto', 'dark', 'light']).default('auto'))
		.addOption(new Option('--lang <language>', 'language of the explanations').choices(['en', 'zh']))
		.option('--no-mouse', 'leave the mouse to the terminal')
}

function keysOptions(command: Command): Command {
	return command
		.option('--keys <file>', 'key log to open TLS with (also SSLKEYLOGFILE); may be given again', gathered)
		.option('--rsa-key <file>', 'the server’s private RSA key (PEM, DER), for RSA key exchange up to TLS 1.2', gathered)
		.option('--passphrase-file <file>', 'its first line is the passphrase of the RSA key')
		.option(
			'--fernet-key <key>',
			'a key of Fernet tokens in HTTP bodies, or a file with it; may be given again',
			gathered,
		)
}

function secretsOptions(command: Command): Command {
	return keysOptions(command)
		.option('--ca <file>', 'certificates to trust (PEM, DER) instead of the system’s; may be given again', gathered)
		.option('--ct-logs <file>', 'logs to check certificate timestamps with (log_list.json)', gathered)
		.option('--no-proofs', 'check no signature, Finished or certificate')
}

function numbered(value: string, before: readonly number[] = []): readonly number[] {
	const numbers = value.split(',').map(Number)
	if (numbers.every(number => Number.isInteger(number) && number > 0)) return [...before, ...numbers]
	throw new InvalidArgumentError('Conversations are counted from 1.')
}

function gathered(value: string, before: readonly string[] = []): readonly string[] {
	return [...before, value]
}

function text(value: string): string {
	if (value.length === 0) throw new InvalidArgumentError('The text to find is empty.')
	return value
}
