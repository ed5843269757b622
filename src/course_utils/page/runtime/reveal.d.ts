// 打包时reveal指向sphinx-revealjs带来的reveal.js；这里只写用得到的部分
declare module 'reveal/reveal.esm.js' {
  interface Deck {
    initialize(): Promise<void>;
    configure(options: Record<string, unknown>): void;
    getConfig(): Record<string, unknown>;
    getCurrentSlide(): HTMLElement;
    getSlides(): HTMLElement[];
    slide(index: number): void;
    prev(): void;
    next(): void;
    toggleOverview(): void;
    layout(): void;
    on(event: string, act: () => void): void;
  }
  const Reveal: new (element: HTMLElement, options: Record<string, unknown>) => Deck;
  export default Reveal;
}
