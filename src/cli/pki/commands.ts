import { type Command, InvalidArgumentError, Option } from 'commander'
import { FILES } from './files.js'
import type { InitOptions, MakeOptions, SignOptions } from './pki-command.js'

/** `handshark pki …`: a certificate authority of one's own, as in the tutorial. */
export function addPki(program: Command, done: (code: number) => void): void {
	const pki = program.command('pki').description('be a certificate authority: make keys, requests and certificates')
	lasting(making(pki.command('init').description(`make an authority: ${FILES.authorityKey}, ${FILES.authority}`)))
		.option('--name <name>', 'its common name', single)
		.action(async (options: InitOptions) => {
			const { pkiInit } = await import('./pki-command.js')
			done(await pkiInit(options))
		})
	making(pki.command('request').description(`make a key and a request for it: ${FILES.key}, ${FILES.request}`))
		.option('--name <name...>', 'host names and addresses that it is for (localhost)')
		.action(async (options: MakeOptions) => {
			const { pkiRequest } = await import('./pki-command.js')
			done(await pkiRequest(options))
		})
	lasting(placed(pki.command('sign').description('make a certificate of a request, with the extensions it asks for')))
		.argument('[request]', `the request (${FILES.request})`)
		.option('--ca <file>', `certificate of the authority (${FILES.authority})`)
		.option('--ca-key <file>', `private key of the authority (${FILES.authorityKey})`)
		.option('--out <name>', 'name of the certificate that is written', FILES.certificate)
		.action(async (request: string | undefined, options: SignOptions) => {
			const { pkiSign } = await import('./pki-command.js')
			done(await pkiSign(request, options))
		})
	pki
		.command('show')
		.description('what is in files of certificates, requests and keys, and which belong together')
		.argument('<file...>')
		.option('--passphrase-file <file>', 'its first line is the passphrase of a sealed key; may be given again', another)
		.action(async (files: string[], options: { passphraseFile?: readonly string[] }) => {
			const { pkiShow } = await import('./pki-show.js')
			done(await pkiShow(files, options))
		})
	pki
		.command('verify')
		.description('whether a certificate, and those behind it in the file, would be accepted; exit code 3 when not')
		.argument('[certificate]', `the certificate (${FILES.certificate})`)
		.option('--ca <file...>', `certificates to trust (${FILES.authority})`)
		.option('--host <name>', 'the name that a client would ask for')
		.action(async (file: string | undefined, options: { ca?: string[]; host?: string }) => {
			const { pkiVerify } = await import('./pki-verify.js')
			done(await pkiVerify(file, options))
		})
}

function making(command: Command): Command {
	return placed(command)
		.option('--subject <name>', 'its whole name: /C=US/O=My Company/CN=localhost')
		.addOption(
			new Option('--key <kind>', 'kind of key: RSA with 2,048 bits, or P-256').choices(['rsa', 'ec']).default('rsa'),
		)
		.option('--no-passphrase', 'leave the key unsealed')
}

function placed(command: Command): Command {
	return command
		.option('--folder <folder>', 'where the files are', '.')
		.option('--passphrase-file <file>', 'its first line is the passphrase of the key; else it is asked for')
		.option('--force', 'write over files that are there')
}

function lasting(command: Command): Command {
	return command.option('--days <days>', 'how long the certificate is valid', days, 30)
}

function single(name: string): readonly string[] {
	return [name]
}

function another(file: string, before: readonly string[] = []): readonly string[] {
	return [...before, file]
}

function days(text: string): number {
	const count = Number(text)
	if (Number.isInteger(count) && count >= 1 && count <= 36_500) return count
	throw new InvalidArgumentError('It is a whole number of days, 1 to 36500.')
}
