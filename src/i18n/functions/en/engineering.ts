import type { FunctionRow } from '../functionHelp.ts';

const COMPLEX = 'complex:text such as "3+4i"';
const TWO_COMPLEX = ['complex1:text such as "3+4i"', 'complex2:text such as "1-2i"'] as const;
const COMPLEX_LIST = 'complex1…:text such as "3+4i", cell or range';
const BESSEL = ['x:where to work it out', 'n:order of the function, a whole number from 0'] as const;
const TWO_INTEGERS = ['number1:whole number from 0', 'number2:whole number from 0'] as const;
const SHIFT = ['number:whole number from 0', 'bits:bits to shift; negative shifts the other way'] as const;
const BINARY = 'binary:at most 10 digits 0 and 1';
const OCTAL = 'octal:at most 10 digits from 0 to 7';
const HEXADECIMAL = 'hexadecimal:at most 10 digits 0–9, A–F';
const DECIMAL = 'decimal:whole number';
const PLACES = '[places]:padded with zeros to so many digits';

export const engineering: readonly FunctionRow[] = [
  ['BESSELI', 'Modified Bessel function of the first kind, In(x).', ...BESSEL],
  ['BESSELJ', 'Bessel function of the first kind, Jn(x).', ...BESSEL],
  ['BESSELK', 'Modified Bessel function of the second kind, Kn(x).', ...BESSEL],
  ['BESSELY', 'Bessel function of the second kind, Yn(x).', ...BESSEL],
  ['BIN2DEC', 'Turns a binary number into a decimal one.', BINARY],
  ['BIN2HEX', 'Turns a binary number into a hexadecimal one.', BINARY, PLACES],
  ['BIN2OCT', 'Turns a binary number into an octal one.', BINARY, PLACES],
  ['BITAND', 'AND of two numbers, bit by bit.', ...TWO_INTEGERS],
  ['BITLSHIFT', 'Shifts the bits of a number to the left.', ...SHIFT],
  ['BITOR', 'OR of two numbers, bit by bit.', ...TWO_INTEGERS],
  ['BITRSHIFT', 'Shifts the bits of a number to the right.', ...SHIFT],
  ['BITXOR', 'Exclusive OR of two numbers, bit by bit.', ...TWO_INTEGERS],
  [
    'COMPLEX',
    'Makes a complex number of a real and an imaginary part.',
    'real:real part',
    'imaginary:imaginary part',
    '[symbol]:"i" or "j"; "i" if left out',
  ],
  ['DEC2BIN', 'Turns a decimal number into a binary one.', DECIMAL, PLACES],
  ['DEC2HEX', 'Turns a decimal number into a hexadecimal one.', DECIMAL, PLACES],
  ['DEC2OCT', 'Turns a decimal number into an octal one.', DECIMAL, PLACES],
  [
    'DELTA',
    'Gives 1 when two numbers are equal, otherwise 0.',
    'number1:first number',
    '[number2]:second number; 0 if left out',
  ],
  [
    'ERF',
    'Error function between two limits.',
    'lower:lower limit; alone, the range is from 0 to it',
    '[upper]:upper limit',
  ],
  ['ERFC', 'Complement of the error function, from the lower limit to infinity.', 'lower:lower limit'],
  ['HEX2BIN', 'Turns a hexadecimal number into a binary one.', HEXADECIMAL, PLACES],
  ['HEX2DEC', 'Turns a hexadecimal number into a decimal one.', HEXADECIMAL],
  ['HEX2OCT', 'Turns a hexadecimal number into an octal one.', HEXADECIMAL, PLACES],
  ['IMABS', 'Modulus of a complex number.', COMPLEX],
  ['IMAGINARY', 'Imaginary part of a complex number.', COMPLEX],
  ['IMARGUMENT', 'Argument of a complex number, in radians.', COMPLEX],
  ['IMCONJUGATE', 'Conjugate of a complex number.', COMPLEX],
  ['IMCOS', 'Cosine of a complex number.', COMPLEX],
  ['IMCOSH', 'Hyperbolic cosine of a complex number.', COMPLEX],
  ['IMCOT', 'Cotangent of a complex number.', COMPLEX],
  ['IMCSC', 'Cosecant of a complex number.', COMPLEX],
  ['IMCSCH', 'Hyperbolic cosecant of a complex number.', COMPLEX],
  ['IMDIV', 'Quotient of two complex numbers.', ...TWO_COMPLEX],
  ['IMEXP', 'The number e raised to a complex power.', COMPLEX],
  ['IMLN', 'Natural logarithm of a complex number.', COMPLEX],
  ['IMLOG10', 'Logarithm of a complex number to base 10.', COMPLEX],
  ['IMLOG2', 'Logarithm of a complex number to base 2.', COMPLEX],
  ['IMPOWER', 'A complex number raised to a power.', COMPLEX, 'power:exponent'],
  ['IMPRODUCT', 'Product of complex numbers.', COMPLEX_LIST],
  ['IMREAL', 'Real part of a complex number.', COMPLEX],
  ['IMSEC', 'Secant of a complex number.', COMPLEX],
  ['IMSECH', 'Hyperbolic secant of a complex number.', COMPLEX],
  ['IMSIN', 'Sine of a complex number.', COMPLEX],
  ['IMSINH', 'Hyperbolic sine of a complex number.', COMPLEX],
  ['IMSQRT', 'Square root of a complex number.', COMPLEX],
  ['IMSUB', 'Difference of two complex numbers.', ...TWO_COMPLEX],
  ['IMSUM', 'Sum of complex numbers.', COMPLEX_LIST],
  ['IMTAN', 'Tangent of a complex number.', COMPLEX],
  ['OCT2BIN', 'Turns an octal number into a binary one.', OCTAL, PLACES],
  ['OCT2DEC', 'Turns an octal number into a decimal one.', OCTAL],
  ['OCT2HEX', 'Turns an octal number into a hexadecimal one.', OCTAL, PLACES],
];
