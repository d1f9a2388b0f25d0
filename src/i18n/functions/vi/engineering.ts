import type { FunctionRow } from '../functionHelp.ts';

const COMPLEX = 'số_phức:chữ như "3+4i"';
const TWO_COMPLEX = ['số_phức_1:chữ như "3+4i"', 'số_phức_2:chữ như "1-2i"'] as const;
const COMPLEX_LIST = 'số_phức_1…:chữ như "3+4i", ô hoặc vùng';
const BESSEL = ['x:giá trị cần tính', 'n:bậc của hàm, số nguyên không âm'] as const;
const TWO_INTEGERS = ['số_1:số nguyên không âm', 'số_2:số nguyên không âm'] as const;
const SHIFT = ['số:số nguyên không âm', 'số_bit:số bit dịch; số âm là dịch ngược lại'] as const;
const BINARY = 'số_nhị_phân:tối đa 10 chữ số 0 và 1';
const OCTAL = 'số_bát_phân:tối đa 10 chữ số từ 0 đến 7';
const HEXADECIMAL = 'số_thập_lục_phân:tối đa 10 chữ số 0–9, A–F';
const DECIMAL = 'số_thập_phân:số nguyên';
const PLACES = '[số_chữ_số]:thêm số 0 ở đầu cho đủ số chữ số';

export const engineering: readonly FunctionRow[] = [
  ['BESSELI', 'Hàm Bessel biến dạng loại một In(x).', ...BESSEL],
  ['BESSELJ', 'Hàm Bessel loại một Jn(x).', ...BESSEL],
  ['BESSELK', 'Hàm Bessel biến dạng loại hai Kn(x).', ...BESSEL],
  ['BESSELY', 'Hàm Bessel loại hai Yn(x).', ...BESSEL],
  ['BIN2DEC', 'Đổi số nhị phân thành số thập phân.', BINARY],
  ['BIN2HEX', 'Đổi số nhị phân thành số thập lục phân.', BINARY, PLACES],
  ['BIN2OCT', 'Đổi số nhị phân thành số bát phân.', BINARY, PLACES],
  ['BITAND', 'Phép VÀ trên từng bit của hai số.', ...TWO_INTEGERS],
  ['BITLSHIFT', 'Dịch các bit của một số sang trái.', ...SHIFT],
  ['BITOR', 'Phép HOẶC trên từng bit của hai số.', ...TWO_INTEGERS],
  ['BITRSHIFT', 'Dịch các bit của một số sang phải.', ...SHIFT],
  ['BITXOR', 'Phép HOẶC loại trừ trên từng bit của hai số.', ...TWO_INTEGERS],
  [
    'COMPLEX',
    'Ghép phần thực và phần ảo thành số phức.',
    'phần_thực:số thực',
    'phần_ảo:số thực',
    '[ký_hiệu]:"i" hoặc "j"; bỏ trống là "i"',
  ],
  ['DEC2BIN', 'Đổi số thập phân thành số nhị phân.', DECIMAL, PLACES],
  ['DEC2HEX', 'Đổi số thập phân thành số thập lục phân.', DECIMAL, PLACES],
  ['DEC2OCT', 'Đổi số thập phân thành số bát phân.', DECIMAL, PLACES],
  ['DELTA', 'Cho 1 khi hai số bằng nhau, ngược lại cho 0.', 'số_1:số thứ nhất', '[số_2]:số thứ hai; bỏ trống là 0'],
  [
    'ERF',
    'Hàm sai số giữa hai cận.',
    'cận_dưới:cận dưới; nếu đứng một mình thì tính từ 0 đến đó',
    '[cận_trên]:cận trên',
  ],
  ['ERFC', 'Phần bù của hàm sai số, từ cận dưới đến vô cực.', 'cận_dưới:cận dưới'],
  ['HEX2BIN', 'Đổi số thập lục phân thành số nhị phân.', HEXADECIMAL, PLACES],
  ['HEX2DEC', 'Đổi số thập lục phân thành số thập phân.', HEXADECIMAL],
  ['HEX2OCT', 'Đổi số thập lục phân thành số bát phân.', HEXADECIMAL, PLACES],
  ['IMABS', 'Mô-đun của số phức.', COMPLEX],
  ['IMAGINARY', 'Phần ảo của số phức.', COMPLEX],
  ['IMARGUMENT', 'Argumen của số phức, tính bằng radian.', COMPLEX],
  ['IMCONJUGATE', 'Số phức liên hợp.', COMPLEX],
  ['IMCOS', 'Cosin của số phức.', COMPLEX],
  ['IMCOSH', 'Cosin hyperbol của số phức.', COMPLEX],
  ['IMCOT', 'Cotang của số phức.', COMPLEX],
  ['IMCSC', 'Cosec của số phức.', COMPLEX],
  ['IMCSCH', 'Cosec hyperbol của số phức.', COMPLEX],
  ['IMDIV', 'Thương của hai số phức.', ...TWO_COMPLEX],
  ['IMEXP', 'Lũy thừa của số e với số mũ phức.', COMPLEX],
  ['IMLN', 'Lô-ga-rít tự nhiên của số phức.', COMPLEX],
  ['IMLOG10', 'Lô-ga-rít cơ số 10 của số phức.', COMPLEX],
  ['IMLOG2', 'Lô-ga-rít cơ số 2 của số phức.', COMPLEX],
  ['IMPOWER', 'Lũy thừa của số phức.', COMPLEX, 'số_mũ:bậc của lũy thừa'],
  ['IMPRODUCT', 'Tích của các số phức.', COMPLEX_LIST],
  ['IMREAL', 'Phần thực của số phức.', COMPLEX],
  ['IMSEC', 'Sec của số phức.', COMPLEX],
  ['IMSECH', 'Sec hyperbol của số phức.', COMPLEX],
  ['IMSIN', 'Sin của số phức.', COMPLEX],
  ['IMSINH', 'Sin hyperbol của số phức.', COMPLEX],
  ['IMSQRT', 'Căn bậc hai của số phức.', COMPLEX],
  ['IMSUB', 'Hiệu của hai số phức.', ...TWO_COMPLEX],
  ['IMSUM', 'Tổng của các số phức.', COMPLEX_LIST],
  ['IMTAN', 'Tang của số phức.', COMPLEX],
  ['OCT2BIN', 'Đổi số bát phân thành số nhị phân.', OCTAL, PLACES],
  ['OCT2DEC', 'Đổi số bát phân thành số thập phân.', OCTAL],
  ['OCT2HEX', 'Đổi số bát phân thành số thập lục phân.', OCTAL, PLACES],
];
