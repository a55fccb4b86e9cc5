import { version } from './cli/package.js'

// `--version` must answer before anything heavy is loaded.
const args = process.argv.slice(2)
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) process.stdout.write(`${version()}\n`)
else
	void import('./cli/main.js')
		.then(({ main }) => main(args))
		.then(code => {
			process.exitCode = code
		})
