import type { FunctionRow } from '../functionHelp.ts';

export const logic: readonly FunctionRow[] = [
  ['AND', 'Cho TRUE khi mọi điều kiện đều đúng.', 'điều_kiện_1…:biểu thức, ô hoặc vùng đúng hay sai'],
  ['FALSE', 'Cho giá trị lô-gic FALSE (sai).'],
  [
    'IF',
    'Cho một giá trị nếu điều kiện đúng và giá trị khác nếu điều kiện sai.',
    'điều_kiện:phép so như B2>=80',
    'giá_trị_nếu_đúng:kết quả khi điều kiện đúng',
    '[giá_trị_nếu_sai]:kết quả khi điều kiện sai; bỏ trống là FALSE',
  ],
  [
    'IFERROR',
    'Cho giá trị thay thế khi biểu thức bị lỗi, ngược lại cho chính biểu thức.',
    'giá_trị:biểu thức có thể bị lỗi',
    'giá_trị_nếu_lỗi:kết quả dùng thay lỗi',
  ],
  [
    'IFNA',
    'Cho giá trị thay thế khi biểu thức là lỗi #N/A, ngược lại cho chính biểu thức.',
    'giá_trị:biểu thức có thể là #N/A',
    'giá_trị_nếu_na:kết quả dùng thay #N/A',
  ],
  [
    'IFS',
    'Cho giá trị đi cùng điều kiện đúng đầu tiên.',
    'điều_kiện_1…:được xét theo thứ tự; dùng TRUE ở cuối cho các trường hợp còn lại',
    'giá_trị_1…:kết quả khi điều kiện liền trước đúng',
  ],
  ['NOT', 'Đảo đúng thành sai và sai thành đúng.', 'điều_kiện:biểu thức đúng hay sai'],
  ['OR', 'Cho TRUE khi có ít nhất một điều kiện đúng.', 'điều_kiện_1…:biểu thức, ô hoặc vùng đúng hay sai'],
  [
    'SWITCH',
    'So biểu thức với từng giá trị và cho kết quả của giá trị đầu tiên bằng nó.',
    'biểu_thức:giá trị được đem so',
    'giá_trị_1:giá trị để so',
    'kết_quả_1:kết quả khi bằng giá trị liền trước',
    '[giá_trị_hoặc_mặc_định…]:thêm từng cặp giá trị và kết quả; một đối số lẻ ở cuối là kết quả mặc định',
  ],
  ['TRUE', 'Cho giá trị lô-gic TRUE (đúng).'],
  ['XOR', 'Cho TRUE khi số điều kiện đúng là số lẻ.', 'điều_kiện_1…:biểu thức, ô hoặc vùng đúng hay sai'],
];
