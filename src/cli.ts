// `--version` must answer before anything heavy is loaded.
if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
	const { version } = await import('./cli/package.js')
	process.stdout.write(`${version()}\n`)
} else {
	const { main } = await import('./cli/main.js')
	process.exitCode = await main(process.argv.slice(2))
}

export {}
