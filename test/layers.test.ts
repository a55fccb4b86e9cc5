import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** For each layer, what its files may import: other layers, and packages by name. docs/architecture.md says why. */
const RULES: readonly {
	readonly layer: string
	readonly layers: readonly string[]
	readonly packages: readonly string[]
}[] = [
	{ layer: 'decode', layers: [], packages: [] },
	{ layer: 'explain', layers: [], packages: [] },
	{ layer: 'analyse', layers: ['decode'], packages: ['node:crypto', 'node:zlib'] },
	{ layer: 'session', layers: ['decode', 'analyse'], packages: [] },
	{
		layer: 'capture',
		layers: ['decode'],
		packages: [
			'node:fs',
			'node:fs/promises',
			'node:net',
			'node:os',
			'node:path',
			'node:tls',
			'node:child_process',
			'node:stream',
			'node:tty',
			'node:worker_threads',
			'node:zlib',
			'fzstd',
		],
	},
	{
		layer: 'lab',
		layers: ['decode', 'analyse', 'capture'],
		packages: [
			'node:child_process',
			'node:crypto',
			'node:fs',
			'node:http',
			'node:https',
			'node:net',
			'node:path',
			'node:stream',
			'node:tls',
			'node-forge',
		],
	},
	{ layer: 'verdict', layers: ['decode', 'analyse', 'session'], packages: [] },
	{ layer: 'report', layers: ['decode', 'analyse', 'session', 'verdict', 'explain'], packages: [] },
	{ layer: 'filter', layers: ['decode', 'session', 'verdict'], packages: [] },
	{
		layer: 'tui',
		layers: ['decode', 'analyse', 'session', 'verdict', 'explain', 'report', 'filter'],
		packages: [
			'ink',
			'react',
			'react/jsx-runtime',
			'chalk',
			'node:events',
			'node:fs',
			'node:process',
			'node:stream',
			'string-width',
		],
	},
]

/** Files of `src` itself that every layer may use: they import nothing. */
const SHARED = ['src/clean.ts', 'src/grouped.ts']

const files = (readdirSync('src', { recursive: true }) as string[])
	.map(file => join('src', file))
	.filter(file => /\.tsx?$/.test(file))

const importsOf = (file: string): string[] =>
	[
		...readFileSync(file, 'utf8').matchAll(
			/(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g,
		),
	].map(match => match[1] ?? match[2]!)

const layerOf = (file: string): string | undefined => (file.split('/').length > 2 ? file.split('/')[1] : undefined)

describe('layers', () => {
	for (const { layer, layers, packages } of RULES) {
		it(`${layer} imports ${['itself', ...layers, ...packages].join(', ')} and nothing else`, () => {
			const broken: string[] = []
			for (const file of files.filter(file => layerOf(file) === layer)) {
				for (const wanted of importsOf(file)) {
					if (!wanted.startsWith('.')) {
						if (!packages.includes(wanted)) broken.push(`${file} imports ${wanted}`)
						continue
					}
					const target = normalize(join(dirname(file), wanted)).replace(/\.jsx?$/, '.ts')
					const there = layerOf(target)
					if (there !== layer && !layers.includes(there ?? '') && !SHARED.includes(target))
						broken.push(`${file} imports ${target}`)
				}
			}
			assert.deepEqual(broken, [])
		})
	}

	it('sees the imports of every layer it speaks of', () => {
		for (const { layer } of RULES)
			assert.ok(
				files.some(file => layerOf(file) === layer),
				`no file in src/${layer}`,
			)
		assert.ok(importsOf('src/decode/reader.ts').includes('./limits.js'))
	})

	it('reads no clock, process or file below the command line', () => {
		const pure = files.filter(file =>
			['decode', 'analyse', 'session', 'verdict', 'explain', 'report', 'filter'].includes(layerOf(file) ?? ''),
		)
		const broken = pure.filter(file =>
			/\bDate\.now\(|new Date\(\)|\bprocess\.|\bperformance\.now\(|\bMath\.random\(/.test(readFileSync(file, 'utf8')),
		)
		assert.deepEqual(broken, [])
	})
})
