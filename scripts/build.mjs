// Bundles the program into dist: it starts in half the time that its modules one by one would take.
// With --if-stale only when a source is newer than the bundle. Says nothing when all is well.
import { chmodSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process, { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

/**
 * Writes `<name>.js`, executable, and the chunks it imports when they are needed, in place of what was in the folder.
 *
 * @param {{ entry: string, name: string, folder: string, others?: Record<string, string> }} options `others`: what is
 *   started by its place in the folder, by that place without its ending
 */
export async function bundle({ entry, name, folder, others = {} }) {
	const result = await build({
		absWorkingDir: ROOT,
		entryPoints: { [name]: entry, ...others },
		outdir: folder,
		chunkNames: 'chunks/[name]-[hash]',
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		// Names stay, so that a stack trace in a bug report can be read.
		minifyWhitespace: true,
		minifySyntax: true,
		legalComments: 'none',
		// React's development build is several times slower, and grows with every frame.
		// Yoga would fetch what it carries with it, and Node load an HTTP client for that: an eighth of the way to the first frame.
		define: { 'process.env.NODE_ENV': '"production"', fetch: 'undefined' },
		// CommonJS packages require Node's own modules.
		banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
		plugins: [withoutInkDevtools],
		logLevel: 'warning',
		metafile: true,
		write: false,
	})
	rmSync(folder, { recursive: true, force: true })
	for (const { path, contents } of result.outputFiles) {
		mkdirSync(dirname(path), { recursive: true })
		writeFileSync(path, contents)
	}
	const main = join(folder, `${name}.js`)
	const code = readFileSync(main, 'utf8')
	if (!code.startsWith('#!')) writeFileSync(main, `#!/usr/bin/env node\n${code}`)
	chmodSync(main, 0o755)
	writeFileSync(join(folder, 'LICENSES.txt'), licenses(Object.keys(result.metafile.inputs)))
}

/** The program; the thread that reads captures stands beside the chunk that starts it, as in the sources. */
export const PROGRAM = {
	entry: 'src/cli.ts',
	name: 'handshark',
	others: { 'chunks/worker': 'src/cli/scan/worker.ts', 'chunks/relay-worker': 'src/cli/proxy/relay-worker.ts' },
}

/** Whether a source, or what is installed, is newer than the bundle. */
export function isStale(bundlePath, sources = ['src', 'scripts/build.mjs', 'package.json', 'package-lock.json']) {
	const made = changed(bundlePath)
	return made === undefined || sources.some(source => newest(join(ROOT, source)) > made)
}

/** With DEV=true in the user's environment Ink would look for React's devtools, which nobody who runs this has. */
const withoutInkDevtools = {
	name: 'without-ink-devtools',
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^\.\/(utils|devtools)\.js$/ }, ({ path, importer }) =>
			/[\\/]ink[\\/]build[\\/][^\\/]+$/.test(importer) ? { path, namespace: 'no-devtools' } : undefined,
		)
		onLoad({ filter: /.*/, namespace: 'no-devtools' }, () => ({ contents: 'export const isDev = () => false' }))
	},
}

/** The licences of the packages in a bundle, which have to go with it. */
function licenses(inputs) {
	const packages = new Set()
	for (const input of inputs) {
		const match = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)
		if (match) packages.add(match[0])
	}
	return [...packages].sort().map(licenseOf).join('\n\n')
}

function licenseOf(folder) {
	const path = join(ROOT, folder)
	const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
	const file = readdirSync(path).find(file => /^licen[cs]e/i.test(file))
	const text = file ? readFileSync(join(path, file), 'utf8').trim() : ''
	return `${name} ${version} (${license})\n\n${text}\n`
}

function newest(path) {
	const entry = statSync(path)
	if (!entry.isDirectory()) return entry.mtimeMs
	// The folder's own time tells of files that are gone.
	return Math.max(entry.mtimeMs, ...readdirSync(path).map(file => newest(join(path, file))))
}

function changed(path) {
	return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}

if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) {
	const folder = join(ROOT, 'dist')
	try {
		if (!argv.includes('--if-stale') || isStale(join(folder, 'handshark.js'))) await bundle({ ...PROGRAM, folder })
	} catch (error) {
		// What esbuild found in the sources it has said itself.
		if (!error.errors) throw error
		process.exitCode = 1
	}
}
